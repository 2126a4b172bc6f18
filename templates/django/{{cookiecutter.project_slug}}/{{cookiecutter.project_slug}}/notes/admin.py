"""Notes in the admin."""

from django.contrib import admin

from .models import Note


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin[Note]):
    """Lists, finds and edits notes."""

    list_display = ("title", "author", "created_at", "changed_at")
    list_filter = ("created_at", "changed_at")
    list_select_related = ("author",)
    search_fields = ("title", "body", "author__email")
    autocomplete_fields = ("author",)
    date_hierarchy = "created_at"
