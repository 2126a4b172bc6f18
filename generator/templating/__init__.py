"""From answers to the tree of a project: templates, features, Jinja, catalogues."""
