"""Projects without the example: what each part is configured, described and tested by."""

import pytest
from answer_sets import FRAMEWORKS
from rendered_once import project_of

from generator.answers.questions import Answers
from generator.planning import plan


def readme_of(framework: str, answers: Answers) -> str:
    """Return the README of a project without the example, which no clash keeps from being made."""
    said = {"project_name": "Shelf", "framework": framework, "example": "none", **answers}
    return plan(said).project.tree["README.md"].content.decode()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_cache_is_tried_by_a_view_of_the_tests(framework: str) -> None:
    assert "\nNothing is cached yet. `ca" in readme_of(framework, {"cache": "redis"})
    tree = project_of(framework, {"example": "none", "cache": "redis"}).tree
    assert b"def test_a_cached_view_is_rendered_once(" in tree["tests/test_caching.py"].content


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_celery_is_tried_by_a_task_of_the_tests(framework: str) -> None:
    answers: Answers = {"jobs": "celery", "auth": "none", "docker": True}
    readme = readme_of(framework, answers)
    assert "\nA function below `@shared_task`, of `celery`, " in readme
    assert "so far only the tests have one, in `tests/tasks.py`." in readme
    tree = project_of(framework, {"example": "none", **answers}).tree
    assert b"def test_a_task_whose_worker_is_killed" in tree["tests/test_worker.py"].content
    assert not [path for path, file in tree.items() if b"EXPORT" in file.content.upper()]


def test_the_only_job_without_an_example_deletes_what_has_expired() -> None:
    readme = readme_of("django", {"jobs": "celery", "auth": "accounts"})

    assert "so far only users have one, in `shelf/users/tasks.py`." in readme
    assert "once a day, deletes the sessions" not in readme


def test_a_queue_in_the_database_is_tried_by_a_task_of_the_tests() -> None:
    answers: Answers = {"jobs": "database", "docker": True}
    readme = readme_of("django", answers)
    assert "\nA function below `@task`, of `django.tasks`, " in readme
    tree = project_of("django", {"example": "none", **answers}).tree
    assert b"def test_two_workers_take_no_task_twice" in tree["tests/test_worker.py"].content
    assert not [path for path, file in tree.items() if b"EXPORT" in file.content.upper()]
