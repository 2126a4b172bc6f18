"""People who use the service, known by their e-mail address."""

{% filter imports %}
from typing import Any, ClassVar
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
{% fragments "users.models.imports" %}
{% endfilter %}


class UserManager(BaseUserManager["User"]):
    """Makes users, and finds them however their address is written."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an ordinary user."""
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user who may do everything."""
{% if 'accounts' in cookiecutter.__features %}
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        # Whoever runs commands on the server has nothing left to prove by mail.
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user
{% else %}
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
{% endif %}

    def get_by_natural_key(self, username: str | None) -> "User":
        """Give the user with this address."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an e-mail address and a password."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        ordering = ("email",)

    def __str__(self) -> str:
        return self.email

    @property
    def name(self) -> str:
        """What others see: the address stays private."""
        return self.email.partition("@")[0]

    def save(self, *args: Any, **options: Any) -> None:
        """Keep addresses in lower case, so that each is there once."""
        self.email = self.email.lower()
        super().save(*args, **options)
