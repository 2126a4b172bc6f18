"""Forms: what their fields are written as."""

from django import forms
from django.template.loader import render_to_string


class PlaceForm(forms.Form):
    place = forms.ChoiceField(
        choices=[("in", "Inside"), ("out", "Outside")],
        widget=forms.RadioSelect,
        help_text="Where we sit.",
    )
    guests = forms.IntegerField()


def test_each_field_has_its_label_and_a_choice_its_legend() -> None:
    page = render_to_string("fields.html", {"form": PlaceForm()})

    assert '<label for="">' not in page
    assert '<fieldset aria-describedby="id_place_helptext">' in page
    assert "<legend>Place</legend>" in page
    assert page.count("</fieldset>") == 1
    assert '<label for="id_guests">Guests</label>' in page
