"""Reads other people's documents into incidents, without losing a word."""
