"""The details of the incident, as a form."""
