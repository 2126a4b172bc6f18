{% set redis = 'redis' in cookiecutter.__features %}
{% set note_id = 'uuid:note_id' if redis else 'object_id:pk' if 'mongodb' in cookiecutter.__features else 'int:pk' %}
{% set writing = 'forms' in cookiecutter.__features %}
{% filter imports %}
from django.urls import path
{% if redis %}
from .views import {{ 'create, delete, edit, index, show' if writing else 'index, show' }}
{% else %}
from .views import {{ 'NoteCreateView, NoteDeleteView, NoteDetailView, NoteListView, NoteUpdateView' if writing else 'NoteDetailView, NoteListView' }}
{% endif %}
{% endfilter %}

app_name = "notes"
urlpatterns = [
    path("", {{ 'index' if redis else 'NoteListView.as_view()' }}, name="index"),
    {% if writing %}
    path("new/", {{ 'create' if redis else 'NoteCreateView.as_view()' }}, name="create"),
    {% endif %}
    path("<{{ note_id }}>/", {{ 'show' if redis else 'NoteDetailView.as_view()' }}, name="show"),
    {% if writing %}
    path("<{{ note_id }}>/edit/", {{ 'edit' if redis else 'NoteUpdateView.as_view()' }}, name="edit"),
    path("<{{ note_id }}>/delete/", {{ 'delete' if redis else 'NoteDeleteView.as_view()' }}, name="delete"),
    {% endif %}
]
