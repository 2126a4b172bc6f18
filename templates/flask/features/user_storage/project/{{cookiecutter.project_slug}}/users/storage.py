{% fragments "users/storage.py" %}
