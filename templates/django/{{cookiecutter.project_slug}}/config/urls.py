{% set on = cookiecutter.__features %}
{% set slug = cookiecutter.project_slug %}
{% set servers = 'servers' in on %}
{% filter imports %}
from django.urls import path
from {{ slug }}.health.views import live{{ ', ready' if servers }}
{% if 'pages' in on %}
from django.views.generic import TemplateView
{% elif 'rest' in on %}
from django.views.generic import RedirectView
{% else %}
from {{ slug }}.home import home
{% endif %}
{% fragments "urls.imports" %}
{% endfilter %}
{% fragments "urls.setup" %}

urlpatterns = [
    {% if 'pages' in on %}
    path("", TemplateView.as_view(template_name="home.html"), name="home"),
    {% elif 'rest' in on %}
    path("", RedirectView.as_view(pattern_name="api-docs"), name="home"),
    {% else %}
    path("", home, name="home"),
    {% endif %}
    path("health/live", live, name="live"),
    path("health/ready", {{ 'ready' if servers else 'live' }}, name="ready"),
    {% fragments "urls.patterns" %}
]
{% if 'database' in on %}

handler500 = "{{ slug }}.errors.server_error"
{% endif %}
