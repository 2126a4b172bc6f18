{% set on = cookiecutter.__features %}
"""The addresses of the API."""

{% filter imports %}
from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView
from .docs import docs
{% if 'notes' in on %}
from rest_framework.routers import SimpleRouter
from {{ cookiecutter.project_slug }}.notes.api import NotesView
{% endif %}
{% endfilter %}
{% if 'notes' in on %}

router = SimpleRouter(use_regex_path=False)
router.register("notes", NotesView, basename="note")
{% endif %}

urlpatterns = [
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", docs, name="api-docs"),
    {% if 'notes' in on %}
    path("v1/", include(router.urls)),
    {% else %}
    path("v1/statistics/", include("{{ cookiecutter.project_slug }}.statistics.api_urls")),
    {% endif %}
    {% if 'jobs' in on %}
    path("v1/exports/", include("{{ cookiecutter.project_slug }}.exports.api_urls")),
    {% endif %}
    {% if 'tokens' in on %}
    path("v1/tokens/", include("{{ cookiecutter.project_slug }}.users.api_urls")),
    {% endif %}
]
