"""The extensions: made once here, bound to an application by its factory."""

{% filter imports %}
{% fragments "extensions.imports" %}
{% endfilter %}

{% fragments "extensions" %}
