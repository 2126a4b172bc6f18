{% fragments "notes/storage.py" %}
