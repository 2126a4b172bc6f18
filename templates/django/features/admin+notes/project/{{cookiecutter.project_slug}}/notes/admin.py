from django.contrib import admin

from .models import Note


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin):
    """Every note: found by words or day, and corrected."""

    list_display = ("title", "author", "created_at", "changed_at")
    list_filter = ("created_at",)
    list_select_related = ("author",)
    search_fields = ("title", "body", "author__name", "author__email")
    autocomplete_fields = ("author",)
    fields = ("title", "body", "author", "created_at", "changed_at")
    readonly_fields = ("created_at", "changed_at")
