"""The window's words for what the fields of an incident may hold, and for counts, times and differences."""
