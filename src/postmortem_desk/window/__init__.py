"""The main window: its panes, its actions, and the controllers that do what the actions say."""
