{% fragments "notes/storage.py" %}
{% if 'admin' in cookiecutter.__features and ('cache' in cookiecutter.__features or 'realtime' in cookiecutter.__features) %}


def tell_of_change() -> None:
    """Tell of a change in the admin: lists show authors, and notes go with them."""
    {% fragments "notes.changed" %}


changed.append(tell_of_change)
{% endif %}
{% if 'admin' in cookiecutter.__features and 'redis' in cookiecutter.__features %}


users.removed.append(remove_all_of)
{% endif %}
