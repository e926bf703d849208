"""The list at the left: the parts of the document, and the views on it."""
