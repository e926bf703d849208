"""The panels of the window, one a file, with their table models and delegates."""
