"""What came from elsewhere: the tray of evidence, and the text that an incident was read from."""
