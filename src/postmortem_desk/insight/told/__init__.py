"""What the words of a document tell of the incident as a whole."""
