"""Markdown configuration, link policy and the time grammar, which several layers share. No Qt, no files."""
