{% fragments "tests/notes/test_database.py" %}
