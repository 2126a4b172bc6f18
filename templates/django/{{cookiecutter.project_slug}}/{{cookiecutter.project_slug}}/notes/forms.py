"""The form in which notes are written."""

from django import forms

from .models import Note


class NoteForm(forms.ModelForm[Note]):
    """Title and body of a note."""

    class Meta:
        model = Note
        fields = ("title", "body")
