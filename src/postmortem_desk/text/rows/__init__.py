"""Rows of events, causes and tasks in Markdown, and what their words and columns tell."""
