"""Every edit of an incident, as named pure functions Incident -> Incident. No Qt, no files."""
