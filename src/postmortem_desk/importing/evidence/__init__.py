"""Chats, alerts, logs and tables as candidates for events."""
