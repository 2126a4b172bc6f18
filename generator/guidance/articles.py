"""The five articles that the advice rests on; ``articles.toml`` says what each is."""

from dataclasses import dataclass

from generator.guidance.data import entries


@dataclass(frozen=True)
class Article:
    """One article: who said it where and when, and what it comes to, in our words.

    ``author`` and ``venue`` are empty where the article names none.
    """

    id: str
    title: str
    year: int
    stance: str
    author: str = ""
    venue: str = ""
    updated: int | None = None

    @property
    def citation(self) -> str:
        """Return author, title, place and year as one line."""
        author = f"{self.author}, " if self.author else ""
        venue = f"{self.venue}, " if self.venue else ""
        updated = f", updated {self.updated}" if self.updated else ""
        return f'{author}"{self.title}" ({venue}{self.year}{updated})'


ARTICLES = entries("articles", lambda name, said: Article(name, **said))
BY_ID = {article.id: article for article in ARTICLES}
