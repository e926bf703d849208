"""Measures and tasks: their checklist, the form of a task, and the matrix of causes and tasks."""
