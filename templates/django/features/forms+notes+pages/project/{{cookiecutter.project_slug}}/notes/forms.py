{% set on = cookiecutter.__features %}
{% if 'redis' in on %}
{% filter imports %}
from collections.abc import Mapping
from dataclasses import asdict
from django import forms
from .models import BODY_LENGTH, TITLE_LENGTH, Note
from .storage import add, save
{% endfilter %}


class NoteForm(forms.Form):
    title = forms.CharField({{ 'label=' ~ lazy_string("Title") ~ ', ' if 'languages' in on }}max_length=TITLE_LENGTH)
    body = forms.CharField(
{% if 'languages' in on %}
        label={{ lazy_string("Text") }},
        max_length=BODY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12}),
{% else %}
        label="Text", max_length=BODY_LENGTH, widget=forms.Textarea(attrs={"rows": 12})
{% endif %}
    )

    def __init__(self, data: Mapping[str, str] | None, instance: Note | None = None) -> None:
        super().__init__(data, initial=asdict(instance) if instance else None)
        self.instance = instance

    def save(self) -> Note:
        """Save the note."""
        if self.instance is None:
            note = Note(**self.cleaned_data)
            add(note)
        else:
            note = self.instance
            note.title, note.body = self.cleaned_data["title"], self.cleaned_data["body"]
            save(note)
        return note
{% else %}
from django import forms

from .models import Note


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["title", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}
{% endif %}
