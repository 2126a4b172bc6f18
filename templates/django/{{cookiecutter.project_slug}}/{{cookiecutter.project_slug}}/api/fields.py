"""Fields that take what the documentation says, and nothing that merely resembles it."""

from typing import Any

from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from rest_framework import serializers

NO_NULL_CHARACTER = RegexValidator(r"^[^\x00]*$", "Null characters are not allowed.")
NOT_BLANK = RegexValidator(r"\S", "This field may not be blank.")


class TextField(serializers.CharField):
    """A string, kept as it was sent; numbers are not turned into one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)
        others = (
            validator
            for validator in self.validators
            if not isinstance(validator, ProhibitNullCharactersValidator)
        )
        # Says what the framework's own does, and in the schema too.
        self.validators = [NO_NULL_CHARACTER, *others]

    def to_internal_value(self, data: Any) -> str:
        """Give the string, or refuse what is none."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)
