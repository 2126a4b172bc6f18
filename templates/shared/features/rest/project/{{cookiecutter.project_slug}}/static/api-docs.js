{% set sessions = 'accounts' in cookiecutter.__features %}
const docs = document.getElementById("docs");
{% if sessions %}
const csrfToken = document.querySelector('meta[name="csrf-token"]')?.content;
{% endif %}

SwaggerUIBundle({
  domNode: docs,
  url: docs.dataset.schema,
  deepLinking: true,
{% if sessions %}
  requestInterceptor(request) {
    // A browser that is logged in calls by its session, which needs the token of the page.
    if (csrfToken) {
      request.headers["X-CSRFToken"] = csrfToken;
    }
    return request;
  },
{% endif %}
});
