"""Saving a file so that nothing is lost, and what a person reads when it cannot be saved."""
