"""Documents of an incident: typed blocks, and the writers that turn them into Markdown, HTML and PDF."""
