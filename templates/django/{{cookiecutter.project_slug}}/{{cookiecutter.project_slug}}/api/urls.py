"""Addresses of the API."""

{% filter imports %}
from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
{% fragments "api.urls.imports" %}
{% endfilter %}

docs = SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html")
{% fragments "api.urls.start" %}

app_name = "api"
urlpatterns = [
    {% fragments "api.urls.patterns" %}
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
]
