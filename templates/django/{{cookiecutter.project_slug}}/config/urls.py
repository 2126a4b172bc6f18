{% set on = cookiecutter.__features %}
{% set slug = cookiecutter.project_slug %}
{% set servers = 'servers' in on %}
{% set uploads = 'assets' in on and 'database' in on %}
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
{% if uploads %}
from django.conf import settings
from django.conf.urls.static import static
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
{% if uploads %}
# Uploads, while DEBUG is on.
urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
{% endif %}
{% if 'database' in on %}

handler500 = "{{ slug }}.errors.server_error"
{% endif %}
