{% set on = cookiecutter.__features %}
"""Every address of this project."""

{% filter imports %}
from django.urls import include, path
from {{ cookiecutter.project_slug }}.home import home
{% fragments "urls.imports" %}
{% endfilter %}
{% fragments "urls.setup" %}

urlpatterns = [
    path("", home, name="home"),
    path("health/", include("{{ cookiecutter.project_slug }}.health.urls")),
    {% fragments "urls.patterns" %}
]
{% if 'database' in on %}

handler500 = "{{ cookiecutter.project_slug }}.errors.server_error"
{% endif %}
