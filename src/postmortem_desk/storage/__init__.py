"""Files: those of incidents, and the program's own: recovery copies, versions, templates, settings."""
