"""Answers for property tests: any that go together, and names and texts that people type."""

from hypothesis import strategies as st

from generator.answers.clashes import CONSTRAINED, clashes
from generator.answers.completing import complete
from generator.answers.names import slug_from
from generator.answers.questions import OFFERED, Answers
from generator.wizard.state import refusal

names = st.text(min_size=1, max_size=30).filter(
    lambda name: (
        name == name.strip()
        and not refusal("project_name", name)
        and not refusal("project_slug", slug_from(name))
    )
)
texts = st.text(max_size=40).filter(
    lambda text: text == text.strip() and not refusal("description", text)
)
addresses = st.just("") | st.emails().filter(lambda text: not refusal("author_email", text))
choices = {
    question.name: st.sampled_from([one for one in question.values if question.is_available(one)])
    for question in OFFERED
    if question.values
}


def _goes_together(said: Answers) -> bool:
    return not clashes(complete(said).answers)


sets = st.fixed_dictionaries(
    {"project_name": names},
    optional={
        **choices,
        **dict.fromkeys(("description", "author_name"), texts),
        "author_email": addresses,
    },
).filter(_goes_together)
# Only what can clash, and so what can follow from each other.
constrained_sets = st.fixed_dictionaries(
    {"project_name": st.just("Shelf")}, optional={name: choices[name] for name in CONSTRAINED}
).filter(_goes_together)
