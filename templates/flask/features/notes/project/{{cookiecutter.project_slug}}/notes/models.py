{% fragments "notes/models.py" %}
