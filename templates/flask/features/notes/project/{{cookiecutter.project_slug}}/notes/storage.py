{% fragments "notes/storage.py" %}
{% if 'admin' in cookiecutter.__features and ('cache' in cookiecutter.__features or 'realtime' in cookiecutter.__features) %}


def notify_of_change() -> None:
    """Notify of a change in the admin: lists show authors, whose notes are deleted with them."""
    {% fragments "notes.changed" %}


changed.append(notify_of_change)
{% endif %}
{% if 'admin' in cookiecutter.__features and 'redis' in cookiecutter.__features %}


users.removed.append(remove_all_of)
{% endif %}
