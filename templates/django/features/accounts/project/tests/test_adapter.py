"""The private names of allauth that the code of accounts builds on."""

from importlib.metadata import version

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import EmailView
from allauth.core.internal import ratelimit

SEEN_ON = "65.22.1"


def test_allauth_has_the_private_names_that_accounts_need() -> None:
    needed = {
        "_get_login_attempts_cache_key": DefaultAccountAdapter,
        "_delete_login_attempts_cached_email": DefaultAccountAdapter,
        "_rollback_login_failed_rl_usage": DefaultAccountAdapter,
        "_action_primary": EmailView,
        "_get_email_address": EmailView,
        "consume": ratelimit,
        "clear": ratelimit,
    }
    gone = [name for name, owner in needed.items() if not hasattr(owner, name)]

    assert not gone, f"Of allauth {SEEN_ON}, gone in {version('django-allauth')}: {gone}"
