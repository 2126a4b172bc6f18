{% fragments "users/admin.py" %}
