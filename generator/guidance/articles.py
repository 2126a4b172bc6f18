"""The five articles that the advice rests on."""

from dataclasses import dataclass


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
        """Give author, title, place and year as one line."""
        author = f"{self.author}, " if self.author else ""
        venue = f"{self.venue}, " if self.venue else ""
        updated = f", updated {self.updated}" if self.updated else ""
        return f'{author}"{self.title}" ({venue}{self.year}{updated})'


ARTICLES = (
    Article(
        "A0",
        "Django Vs Flask. The End.",
        2020,
        "Django for a product that grows from nothing to production; Flask for full control or a "
        "light API.",
        author="Abhishek Patnaik",
    ),
    Article(
        "A1",
        "Django vs Flask - Which framework to choose",
        2020,
        "Flask where the whole is small or a micro-service; Django for the rest.",
        author="Himanshu Garg",
    ),
    Article(
        "A2",
        "Django vs Flask - What Are The Most Crucial Differences?",
        2023,
        "Point by point, with the extension that fills each gap of Flask.",
    ),
    Article(
        "A3",
        "Flask vs. Django: Let's Choose the Right Framework for the Job",
        2019,
        "Django for security and size; Flask for lightness and for learning.",
        author="Denis Kryukov",
        venue="Soshace",
        updated=2024,
    ),
    Article(
        "A4",
        "Flask vs. Django: Which framework to choose in 2021?",
        2021,
        "Flask where data is not relational or flexibility comes first; otherwise probably Django.",
    ),
)
BY_ID = {article.id: article for article in ARTICLES}
