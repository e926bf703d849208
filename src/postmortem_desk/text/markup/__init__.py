"""Markdown and HTML as they stand in a text: parsed, cut into blocks and sections, written."""
