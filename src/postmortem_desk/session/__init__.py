"""The open document: its value, its undo stack, its file. QtCore and QtGui only, no widgets."""
