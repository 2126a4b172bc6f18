{% set on = cookiecutter.__features %}
{% filter imports %}
from django.urls import path
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularJSONAPIView
{% if 'notes' in on %}
from django.urls import include
from rest_framework.routers import SimpleRouter
from {{ cookiecutter.project_slug }}.notes.api import NoteViewSet
{% elif 'statistics' in on %}
from {{ cookiecutter.project_slug }}.statistics.api import StatisticsView
{% endif %}
{% if 'jobs' in on %}
from django.urls import include
from rest_framework.routers import SimpleRouter
from {{ cookiecutter.project_slug }}.exports.api import ExportViewSet
{% endif %}
{% if 'tokens' in on %}
from {{ cookiecutter.project_slug }}.users.api import RefreshView, RevokeView, TokensView
{% endif %}
{% endfilter %}
{% if 'notes' in on or 'jobs' in on %}

router = SimpleRouter(use_regex_path=False)
{% if 'notes' in on %}
router.register("notes", NoteViewSet, basename="note")
{% endif %}
{% if 'jobs' in on %}
router.register("exports", ExportViewSet, basename="export")
{% endif %}
{% endif %}

urlpatterns = [
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", TemplateView.as_view(template_name="api/docs.html"), name="api-docs"),
    {% if 'notes' in on or 'jobs' in on %}
    path("v1/", include(router.urls)),
    {% endif %}
    {% if 'statistics' in on %}
    path("v1/statistics/", StatisticsView.as_view(), name="statistics-api"),
    {% endif %}
    {% if 'tokens' in on %}
    path("v1/tokens/", TokensView.as_view(), name="token-obtain"),
    path("v1/tokens/refresh/", RefreshView.as_view(), name="token-refresh"),
    path("v1/tokens/revoke/", RevokeView.as_view(), name="token-revoke"),
    {% endif %}
]
