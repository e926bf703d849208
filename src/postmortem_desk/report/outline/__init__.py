"""What a document says and in which order: an incident as typed blocks."""
