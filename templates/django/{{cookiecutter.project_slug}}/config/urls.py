"""Where each address leads."""

{% filter imports %}
from django.urls import include, path
{% fragments "urls.imports" %}
{% endfilter %}

urlpatterns = [
    {% fragments "urls.home" %}
    path("health/", include("{{ cookiecutter.project_slug }}.health.urls")),
    {% fragments "urls.patterns" %}
]
{% fragments "urls.handlers" %}
