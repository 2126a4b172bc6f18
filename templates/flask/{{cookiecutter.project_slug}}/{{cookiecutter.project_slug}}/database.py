{% fragments "database.py" %}
