"""The statistics of the API."""

from flask.views import MethodView
from marshmallow import RAISE, Schema
from marshmallow.fields import Integer, List, Nested, String
from marshmallow.validate import Length

from ..api import ApiBlueprint
{% if 'cache' in cookiecutter.__features %}
from .cached import count
from .counting import LONGEST_TEXT, Statistics
{% else %}
from .counting import LONGEST_TEXT, Statistics, count
{% endif %}

statistics_api = ApiBlueprint(
    "statistics-api",
    __name__,
    url_prefix="/api/v1/statistics",
    description="Statistics: what a text is made of.",
)


class TextSchema(Schema):
    class Meta:
        unknown = RAISE

    text = String(required=True, validate=Length(min=1, max=LONGEST_TEXT))


class FrequencySchema(Schema):
    """A word and how often it stands in the text."""

    word = String(required=True)
    times = Integer(required=True)


class StatisticsSchema(Schema):
    """What a text is made of."""

    characters = Integer(required=True)
    words = Integer(required=True)
    lines = Integer(required=True)
    sentences = Integer(required=True)
    most_frequent = List(Nested(FrequencySchema), required=True)


@statistics_api.route("/")
class StatisticsView(MethodView):
    """A text."""

    @statistics_api.arguments(TextSchema)
    @statistics_api.response(200, StatisticsSchema)
    @statistics_api.problems(400, 415)
    def post(self, values: dict[str, str]) -> Statistics:
        """Count what a text is made of."""
        return count(values["text"])
