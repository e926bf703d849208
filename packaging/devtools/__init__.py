"""The parts of dev.py: the environment, the system's libraries, the lock file, the commands. Standard library only."""
