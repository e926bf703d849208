"""Who may read what: the menu and the field in which it is said, wherever a part of the incident is edited."""
