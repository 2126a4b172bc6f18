{% fragments "notes/forms.py" %}
