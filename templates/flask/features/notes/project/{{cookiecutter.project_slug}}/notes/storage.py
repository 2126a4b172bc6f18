{% fragments "notes/storage.py" %}
{% if 'admin' in cookiecutter.__features and 'redis' in cookiecutter.__features %}


users.removed.append(remove_all_of)
{% endif %}
