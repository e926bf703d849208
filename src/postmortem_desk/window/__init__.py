"""The main window, its table of actions, and its conversations about files and exports."""
