"""The Markdown of an incident, which the importer reads back."""
