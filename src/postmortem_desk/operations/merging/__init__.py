"""Differences of two incidents, and the merge of three."""
