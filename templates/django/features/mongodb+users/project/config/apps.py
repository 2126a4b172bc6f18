{% set on = cookiecutter.__features %}
"""Django's own apps, with ids as MongoDB makes them."""

{% filter imports %}
from django.contrib.auth.apps import AuthConfig
from django.contrib.contenttypes.apps import ContentTypesConfig
{% if 'admin' in on %}
from django.contrib.admin.apps import AdminConfig
{% endif %}
{% endfilter %}

OBJECT_ID = "django_mongodb_backend.fields.ObjectIdAutoField"
{% if 'admin' in on %}


class MongoAdminConfig(AdminConfig):
    default_auto_field = OBJECT_ID
{% endif %}


class MongoAuthConfig(AuthConfig):
    default_auto_field = OBJECT_ID


class MongoContentTypesConfig(ContentTypesConfig):
    """The kinds of what is stored."""

    default_auto_field = OBJECT_ID
