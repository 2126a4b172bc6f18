"""The address that tells how the services behind this one are."""

from django.urls import path

from . import views

app_name = "upstreams"
urlpatterns = [path("", views.index, name="index")]
