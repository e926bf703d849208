"""The editor of Markdown prose."""
