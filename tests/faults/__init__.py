"""What must never happen to a file, tried for real. `python3 packaging/dev.py test -m slow tests/faults` tries it in full."""
