"""The features of the templates: what their manifests say, and which answers switch each on."""
