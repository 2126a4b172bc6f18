"""What several tests begin with."""

{% filter imports %}
{% fragments "tests.fixtures.imports" %}
{% endfilter %}
{% fragments "tests.constants" %}
{% fragments "tests.fixtures" %}
