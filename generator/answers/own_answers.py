"""Which answers are one project's own: no change makes them others, no team shares them."""

# What names a project, in words: another one is another project.
NAMING = {"project_name": "the name", "project_slug": "the slug", "framework": "the framework"}
# What belongs to one project, and never to a team.
OF_A_PROJECT = ("project_name", "project_slug", "description")
