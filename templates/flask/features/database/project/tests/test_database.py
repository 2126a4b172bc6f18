{% fragments "tests/test_database.py" %}
