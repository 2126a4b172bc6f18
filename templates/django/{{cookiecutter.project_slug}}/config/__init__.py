"""How the project is configured, addressed and served."""
{% fragments "config.init" %}
