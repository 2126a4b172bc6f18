"""Every distribution that projects depend on: why, and which article's part it stands for."""

from dataclasses import dataclass

from generator.guidance.named_parts import (
    DAPHNE,
    FLASK_CACHE,
    FLASK_JWT,
    FLASK_LOGIN,
    FLASK_MARSHMALLOW,
    FLASK_MONGOENGINE,
    FLASK_RESTFUL,
    FLASK_RESTX,
    FLASK_SCRIPT,
    HYPERCORN,
    PASSLIB,
    NamedPart,
)


@dataclass(frozen=True)
class Distribution:
    """A package of the index that some project depends on.

    Attributes:
        name: its normalised name.
        why: what it is there for, one sentence.
        stands_for: the articles' parts that it is or stands for; empty where they name none.
    """

    name: str
    why: str
    stands_for: tuple[NamedPart, ...] = ()

    @property
    def article(self) -> str:
        """Give the articles' parts that it is or stands for, and their articles, as one line."""
        return ", ".join(str(part) for part in self.stands_for if part.articles)

    @property
    def told(self) -> str:
        """Give why, and what of the articles it is or stands for, in a line or two."""
        named = [part for part in self.stands_for if part.articles]
        if any(not part.since for part in named):
            ids = sorted({one for part in named for one in part.articles})
            return f"{self.why} [{' '.join(ids)}]"
        became = "; ".join(f"for {part}: {part.since}" for part in named)
        return f"{self.why} [{became}]" if became else self.why

    @property
    def since(self) -> str:
        """Give what became of those parts since the articles were written, as one line."""
        return "; ".join(f"{part.name}: {part.since}" for part in self.stands_for if part.since)


DJANGO = NamedPart("Django", ("A0", "A1", "A2", "A3", "A4"))
FLASK = NamedPart("Flask", ("A0", "A1", "A2", "A3", "A4"))
FLASK_SECURITY = NamedPart("Flask-Security", ("A1",))
FLASK_ADMIN = NamedPart("Flask-Admin", ("A2",))
FLASK_WTF = NamedPart("Flask-WTF", ("A2",))
WTFORMS = NamedPart("WTForms", ("A2",))
WTFORMS_ALCHEMY = NamedPart("WTForms-Alchemy", ("A2",))
FLASK_CACHING = NamedPart("Flask-Caching", ("A2",))
WERKZEUG = NamedPart("Werkzeug", ("A2",))
SQLALCHEMY = NamedPart("SQLAlchemy", ("A2", "A4"))
PEEWEE = NamedPart("Peewee", ("A2",))
MONGOENGINE = NamedPart("MongoEngine", ("A2",))
MONGODB = NamedPart("MongoDB", ("A4",))
REDIS = NamedPart("Redis", ("A4",))
DJANGO_REST_FRAMEWORK = NamedPart("Django REST framework", ("A2", "A4"))
ITS_TOKENS = NamedPart(
    "Django REST framework's auth", ("A2", "A4"), "its tokens never expire; JWT ones do"
)
HTML_DOCUMENTATION = NamedPart("HTML API documentation", ("A2",))
UVICORN = NamedPart("Uvicorn", ("A2",))
STATIC_ANALYSIS = NamedPart("static analysis", ("A3",))

_FRAMEWORKS = (
    Distribution("django", "The framework: ORM, admin, sessions, forms and templates.", (DJANGO,)),
    Distribution("django-environ", "Reads the settings from the environment."),
    Distribution("flask", "The framework: routes, requests and templates.", (FLASK,)),
    Distribution("python-dotenv", "Reads .env while the project is developed."),
    Distribution(
        "werkzeug", "Handles requests and answers underneath Flask, which it comes with.",
        (WERKZEUG,),
    ),
    Distribution(
        "click", "Builds the project's own commands; Flask's are made with it.", (FLASK_SCRIPT,)
    ),
    Distribution("asgiref", "Passes between async code and code that is not, for Django."),
)  # fmt: skip

_SERVERS = (
    Distribution("gunicorn", "Serves the project in production, with threads."),
    Distribution(
        "uvicorn", "Serves the project over ASGI, which async views and WebSockets need.",
        (UVICORN, DAPHNE, HYPERCORN),
    ),
    Distribution("whitenoise", "Serves static files with hashed names from the project itself."),
)  # fmt: skip

_DATA = (
    Distribution("psycopg", "Speaks to PostgreSQL."),
    Distribution("pymysql", "Speaks to MySQL and MariaDB, with nothing to compile."),
    Distribution("oracledb", "Speaks to Oracle, with no client of Oracle's."),
    Distribution("django-mongodb-backend", "Lets Django's ORM keep its data in MongoDB."),
    Distribution("pymongo", "Speaks to MongoDB.", (MONGODB,)),
    Distribution(
        "mongoengine", "Maps documents of MongoDB to classes.",
        (MONGOENGINE, MONGODB, FLASK_MONGOENGINE),
    ),
    Distribution("redis", "Speaks to Redis.", (REDIS,)),
    Distribution("sqlalchemy", "Maps tables to classes, and builds queries.", (SQLALCHEMY,)),
    Distribution("flask-sqlalchemy", "Ties SQLAlchemy's sessions to requests.", (SQLALCHEMY,)),
    Distribution("alembic", "Writes and runs the migrations of SQLAlchemy's tables."),
    Distribution("flask-migrate", "Adds Alembic's migrations to Flask's commands."),
    Distribution("peewee", "Maps tables to classes; small, and brings migrations.", (PEEWEE,)),
)  # fmt: skip

_PEOPLE = (
    Distribution("argon2-cffi", "Hashes passwords with Argon2.", (PASSLIB,)),
    Distribution("django-allauth", "Signs people up and in, with e-mail and password reset."),
    Distribution(
        "djangorestframework-simplejwt", "Gives out, renews and revokes JSON Web Tokens.",
        (ITS_TOKENS,),
    ),
    Distribution(
        "flask-security", "Signs people up and in, with e-mail and password reset.",
        (FLASK_LOGIN, FLASK_SECURITY),
    ),
    Distribution(
        "flask-jwt-extended", "Gives out, renews and revokes JSON Web Tokens.", (FLASK_JWT,)
    ),
    Distribution("pyjwt", "Names what can be wrong with a JSON Web Token."),
    Distribution("flask-limiter", "Limits how often one caller may ask."),
    Distribution("flask-admin", "Gives staff pages to edit the data.", (FLASK_ADMIN,)),
)  # fmt: skip

_PAGES = (
    Distribution("flask-wtf", "Guards forms against forgery, and shows them.", (FLASK_WTF,)),
    Distribution("wtforms", "Checks what a form was sent.", (WTFORMS,)),
    Distribution("wtforms-alchemy", "Makes forms from SQLAlchemy's models.", (WTFORMS_ALCHEMY,)),
    Distribution("wtf-peewee", "Makes forms from Peewee's models."),
    Distribution("flask-babel", "Shows texts, dates and numbers in the reader's language."),
)

_API = (
    Distribution(
        "djangorestframework", "Serializes, checks, pages and throttles the API.",
        (DJANGO_REST_FRAMEWORK,),
    ),
    Distribution(
        "drf-spectacular", "Describes the API in OpenAPI, with docs to read.",
        (HTML_DOCUMENTATION,),
    ),
    Distribution("drf-spectacular-sidecar", "Holds the files of the API's docs."),
    Distribution("django-filter", "Filters what the API lists."),
    Distribution(
        "flask-smorest", "Routes the API and describes it in OpenAPI.", (FLASK_RESTFUL, FLASK_RESTX)
    ),
    Distribution("flask-swagger-ui", "Shows the API's docs from files of its own."),
    Distribution(
        "marshmallow", "Serializes and checks what the API takes and gives.", (FLASK_MARSHMALLOW,)
    ),
    Distribution(
        "marshmallow-sqlalchemy", "Makes the API's schemas from SQLAlchemy's models.",
        (FLASK_MARSHMALLOW,),
    ),
    Distribution("webargs", "Reads what the API was sent; flask-smorest is built on it."),
)  # fmt: skip

_WAITING = (
    Distribution("httpx", "Asks several other services at once."),
    Distribution("channels", "Brings WebSockets to Django."),
    Distribution("channels-redis", "Carries news from one server process to another."),
    Distribution("websockets", "Speaks the WebSocket protocol."),
    Distribution("flask-sock", "Brings WebSockets to Flask, a thread for each."),
    Distribution("simple-websocket", "Holds the connections of flask-sock."),
    Distribution("wsproto", "Speaks the WebSocket protocol underneath flask-sock."),
    Distribution("celery", "Runs jobs outside the request, and again where they fail."),
    Distribution("flask-caching", "Keeps computed answers.", (FLASK_CACHING, FLASK_CACHE)),
)

_WATCHING = (
    Distribution("structlog", "Writes logs that programs can read."),
    Distribution("sentry-sdk", "Reports errors to Sentry, where its address is set."),
    Distribution("prometheus-client", "Counts requests and errors for Prometheus."),
    Distribution("opentelemetry-api", "Marks what is traced."),
    Distribution("opentelemetry-sdk", "Traces requests through OpenTelemetry."),
    Distribution("opentelemetry-exporter-otlp-proto-http", "Sends the traces to a collector."),
    Distribution("opentelemetry-instrumentation-celery", "Traces jobs."),
    Distribution("opentelemetry-instrumentation-flask", "Traces Flask's requests."),
    Distribution("opentelemetry-instrumentation-psycopg", "Traces queries to PostgreSQL."),
    Distribution("opentelemetry-instrumentation-pymongo", "Traces queries to MongoDB."),
    Distribution("opentelemetry-instrumentation-pymysql", "Traces queries to MySQL."),
    Distribution("opentelemetry-instrumentation-redis", "Traces what is asked of Redis."),
    Distribution("opentelemetry-instrumentation-sqlite3", "Traces queries to SQLite."),
)

_DEVELOPMENT = (
    Distribution("pytest", "Runs the tests."),
    Distribution("pytest-django", "Gives the tests Django's settings and a database."),
    Distribution("mongomock", "Stands in for MongoDB in the tests."),
    Distribution("ruff", "Formats the code and finds faults in it.", (STATIC_ANALYSIS,)),
    Distribution("mypy", "Checks the types."),
    Distribution("deptry", "Finds packages that are missing or not used."),
    Distribution("celery-types", "Types of Celery, for mypy."),
    Distribution("django-stubs", "Types of Django, for mypy."),
    Distribution("djangorestframework-stubs", "Types of Django REST framework, for mypy."),
    Distribution("types-django-filter", "Types of django-filter, for mypy."),
    Distribution("types-flask-migrate", "Types of Flask-Migrate, for mypy."),
    Distribution("types-peewee", "Types of Peewee, for mypy."),
    Distribution("types-pymysql", "Types of PyMySQL, for mypy."),
    Distribution("types-wtforms", "Types of WTForms, for mypy."),
)

DISTRIBUTIONS = (
    *_FRAMEWORKS,
    *_SERVERS,
    *_DATA,
    *_PEOPLE,
    *_PAGES,
    *_API,
    *_WAITING,
    *_WATCHING,
    *_DEVELOPMENT,
)
BY_NAME = {distribution.name: distribution for distribution in DISTRIBUTIONS}
