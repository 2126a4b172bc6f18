{% set redis = 'redis' in cookiecutter.__features %}
{% set note_id = 'uuid:pk' if redis else 'object_id:pk' if 'mongodb' in cookiecutter.__features else 'int:pk' %}
{% set writing = 'forms' in cookiecutter.__features %}
{% filter imports %}
from django.urls import path
{% if redis %}
from .views import {{ 'note_create, note_delete, note_detail, note_list, note_update' if writing else 'note_detail, note_list' }}
{% else %}
from .views import {{ 'NoteCreateView, NoteDeleteView, NoteDetailView, NoteListView, NoteUpdateView' if writing else 'NoteDetailView, NoteListView' }}
{% endif %}
{% endfilter %}

app_name = "notes"
urlpatterns = [
    path("", {{ 'note_list' if redis else 'NoteListView.as_view()' }}, name="list"),
    {% if writing %}
    path("new/", {{ 'note_create' if redis else 'NoteCreateView.as_view()' }}, name="create"),
    {% endif %}
    path("<{{ note_id }}>/", {{ 'note_detail' if redis else 'NoteDetailView.as_view()' }}, name="detail"),
    {% if writing %}
    path("<{{ note_id }}>/edit/", {{ 'note_update' if redis else 'NoteUpdateView.as_view()' }}, name="update"),
    path("<{{ note_id }}>/delete/", {{ 'note_delete' if redis else 'NoteDeleteView.as_view()' }}, name="delete"),
    {% endif %}
]
