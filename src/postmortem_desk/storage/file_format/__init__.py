"""The file of an incident: read from bytes with every check, and written in its one canonical form."""
