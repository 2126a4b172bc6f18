{% set admin = 'admin' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import {{ 'models, transaction' if admin else 'models' }}
{% if 'mongodb' in cookiecutter.__features %}
from bson import ObjectId
from django_mongodb_backend.fields import ObjectIdField
{% else %}
from django.db.models.functions import Lower
{% endif %}
{% if admin %}
from allauth.account.models import EmailAddress
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
{% endif %}
{% endfilter %}

# Refuses characters that cannot be seen, or that hide others.
readable = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]", inverse_match=True
)


class LowercaseEmailField(models.EmailField):  # type: ignore[type-arg]
    """An email address, stored in lower case and found however it is written."""

    def to_python(self, value: Any) -> Any:
        return value.strip().lower() if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        email = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, email)
        return email


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, name: str, password: str | None = None, **values: Any
    ) -> "User":
        """Make a user; the password is stored as a hash."""
        user = self.model(email=email, name=name, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user
{% if admin %}

    def create_superuser(
        self, email: str, name: str, password: str | None = None, **values: Any
    ) -> "User":
        """Make an administrator, whose address needs no message to confirm it."""
        values |= {"is_staff": True, "is_superuser": True}
        self.model(email=email).clean()
        with transaction.atomic(using=self._db):
            user = self.create_user(email, name, password, **values)
            addresses = EmailAddress.objects.using(self._db)
            addresses.create(user=user, email=user.email, primary=True, verified=True)
        return user
{% endif %}


class User(AbstractBaseUser{{ ', PermissionsMixin' if admin }}):
{% if 'mongodb' in cookiecutter.__features %}
    # Not the automatic field, which allauth would take for a number.
    id = ObjectIdField(primary_key=True, default=ObjectId, editable=False, db_column="_id")
{% endif %}
{% if 'mysql' in cookiecutter.__features %}
    # Accents distinguish addresses; in MySQL only with this collation.
{% endif %}
{% if 'mysql' in cookiecutter.__features and 'languages' in cookiecutter.__features %}
    email = LowercaseEmailField(
        {{ lazy_string("email address") }}, unique=True, db_collation="utf8mb4_bin"
    )
{% else %}
    email = LowercaseEmailField({{ lazy_string("email address") }}, unique=True{{ ', db_collation="utf8mb4_bin"' if 'mysql' in cookiecutter.__features }})
{% endif %}
    name = models.CharField(
        {{ lazy_string("name") }},
        max_length=80,
        help_text={{ lazy_string("Visible to other users.") }},
        validators=[readable],
    )
    is_active = models.BooleanField({{ lazy_string("active") }}, default=True)
{% if admin %}
    is_staff = models.BooleanField({{ lazy_string("administrator") }}, default=False)
{% endif %}
    created_at = models.DateTimeField({{ lazy_string("created") }}, auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["email"]
{% if 'mongodb' not in cookiecutter.__features %}
        # With the unique field: two spellings of one address are never two users.
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="users_user_email_is_lowercase"
            )
        ]
{% endif %}
        verbose_name = {{ lazy_string("user") }}
        verbose_name_plural = {{ lazy_string("users") }}

{% if admin %}
    def clean(self) -> None:
        """Refuse an address that another user has confirmed, beside the one that is theirs."""
        super().clean()
        others = EmailAddress.objects.exclude(user=self.pk)
        if others.filter(email=self.email.strip().lower(), verified=True).exists():
            raise ValidationError({"email": self.unique_error_message(User, ("email",))})

{% endif %}
    def get_short_name(self) -> str:
        """Return what others may see, who never see the email address."""
        return self.name
{% if 'mongodb' in cookiecutter.__features and 'tokens' in cookiecutter.__features %}


class Ended(models.Model):
    """A revoked token or log-in; stored for as long as it could have been used."""

    name = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "ended"

    def __str__(self) -> str:
        return self.name
{% endif %}
