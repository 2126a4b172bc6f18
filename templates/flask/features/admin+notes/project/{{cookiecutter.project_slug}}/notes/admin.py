{% fragments "notes/admin.py" %}
