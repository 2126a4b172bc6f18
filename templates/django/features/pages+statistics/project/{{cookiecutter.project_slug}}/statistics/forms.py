from django import forms

from .counting import LONGEST_TEXT


class TextForm(forms.Form):
    text = forms.CharField(
{% if 'languages' in cookiecutter.__features %}
        label={{ lazy_string("Text") }},
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
{% else %}
        max_length=LONGEST_TEXT, strip=False, widget=forms.Textarea(attrs={"rows": 10})
{% endif %}
    )
