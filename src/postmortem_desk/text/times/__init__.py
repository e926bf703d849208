"""Times as people write them: read without guessing, resolved, and told."""
