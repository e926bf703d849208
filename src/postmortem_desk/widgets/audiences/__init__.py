"""Who may read what, and in which words: menus and fields for it, wherever a part of the incident is edited."""
