"""The features of the templates that no answer is named for, and what each is."""

from collections.abc import Mapping

FEATURES: Mapping[str, str] = {
    "wsgi": "Serves Django with threads, on gunicorn.",
    "asgi": "Serves Django over ASGI, on uvicorn.",
    "layout": "The frame that all pages share.",
    "assets": "Style sheets and other static files.",
    "forms": "Forms in pages, guarded against forgery.",
    "limits": "How often one caller may ask.",
    "users": "People who can log in, and their passwords.",
    "messages": "What a page tells once, after something was done.",
    "token_users": "Users without a sign-up: a command makes them.",
    "languages": "Texts in several languages.",
    "notes": "The example: notes, which show every chosen part at work.",
    "statistics": "The example without a database: statistics of a text.",
    "headless": "What stands in where there are neither pages nor an API.",
    "changes": "Word of every change to a note, for caches and open pages.",
    "live_tokens": "Log-in to WebSockets by token.",
    "schemaless": "Data without a schema: no migrations.",
    "servers": "Whether the servers that it needs answer, for its health check.",
    "fixtures": "What its tests share.",
    "notes_config": "What happens when the app of the example starts.",
    "downloads": "Files that jobs made, for who may have them.",
    "extensions": "The Flask extensions, made once for the application.",
    "user_commands": "Commands that make users and give them rights.",
    "user_storage": "How users are found and kept.",
}
