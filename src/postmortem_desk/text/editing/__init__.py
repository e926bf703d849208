"""Edits of Markdown in an editor: a text and its selection in, a text and its selection out."""
