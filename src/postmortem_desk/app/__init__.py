"""Entry points: the command line, the window, and what catches their errors."""
