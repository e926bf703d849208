"""Files: the canonical JSON of an incident, safe saving, templates, settings and paths."""
