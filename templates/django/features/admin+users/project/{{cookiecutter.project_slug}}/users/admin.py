{% set two_factor = 'two_factor' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
from allauth.account.admin import EmailAddressAdmin as AllauthEmailAddressAdmin
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.http import HttpRequest
from .models import User
{% if two_factor %}
from allauth.mfa.models import Authenticator
{% endif %}
{% endfilter %}

admin.site.unregister(EmailAddress)
{% if two_factor %}
admin.site.unregister(Authenticator)
{% endif %}


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Search, deactivate and grant permissions."""

    list_display = ("email", "name", "is_active", "is_staff", "created_at")
    list_filter = ("is_active", "is_staff", "created_at")
    search_fields = ("email", "name")
    ordering = ("email",)
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (
            {{ lazy_string("Rights") }},
            {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")},
        ),
        ({{ lazy_string("Times") }}, {"fields": ("created_at", "last_login")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),
    )
    filter_horizontal = ("groups", "user_permissions")
    readonly_fields = ("created_at", "last_login")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Save a user; a new address opens the account once confirmed, and no other does."""
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).exclude(email=obj.email).delete()
            EmailAddress.objects.update_or_create(
                user=obj, email=obj.email, defaults={"primary": True}
            )


@admin.register(EmailAddress)
class EmailAddressAdmin(AllauthEmailAddressAdmin):  # type: ignore[misc]
    """Addresses: confirmed by an action of their list, and changed with their user."""

    readonly_fields = ("user", "email", "primary", "verified")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False
{% if two_factor %}


@admin.register(Authenticator)
class AuthenticatorAdmin(admin.ModelAdmin):
    """Second factors: removed for who lost them; their secrets are not shown."""

    fields = readonly_fields = ("user", "type", "created_at", "last_used_at")
    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type", "created_at")
    search_fields = ("user__email",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False
{% endif %}
