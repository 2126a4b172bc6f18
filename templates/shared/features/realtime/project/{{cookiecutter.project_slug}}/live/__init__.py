{% set notes = 'notes' in cookiecutter.__features %}
"""Live: {{ 'readers hear of changes the moment they are made' if notes else 'a text is counted while it is written' }}."""
