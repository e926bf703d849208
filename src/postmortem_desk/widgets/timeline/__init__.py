"""The timeline of a section: its table, the line to write in, the form of an event."""
