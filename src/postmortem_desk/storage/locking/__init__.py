"""One writer at a time, and who is alive: locks that end with their process."""
