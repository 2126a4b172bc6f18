{% fragments "indexes.py" %}
