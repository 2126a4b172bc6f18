{% fragments "users/models.py" %}
