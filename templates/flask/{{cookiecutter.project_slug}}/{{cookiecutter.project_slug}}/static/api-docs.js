{{ shared("api-docs.js") }}
