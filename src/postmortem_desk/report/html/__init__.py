"""Blocks as HTML: the web page, and the part of it that the preview can draw."""
