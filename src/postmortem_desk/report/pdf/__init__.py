"""Blocks as a PDF, by typst."""
