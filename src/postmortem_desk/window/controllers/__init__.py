"""What the window does about one subject each."""
