"""What a person can do: the table of actions, when each is possible, menus and toolbar."""
