"""Three-way merge of a project: what startwise made, what it would make now, and the owner's."""
