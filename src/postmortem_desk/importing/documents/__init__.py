"""Markdown and plain text as an incident: sections, events, causes, tasks, and where each piece stood."""
