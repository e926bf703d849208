"""Copies of an incident for people outside of its team."""
