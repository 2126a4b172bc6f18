"""The API: its errors, its lists, its schema and its documentation."""
