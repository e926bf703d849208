"""What stops a set-up, in words that say how to go on."""


class SetUpTrouble(Exception):
    """A sentence for the person at the terminal; no traceback is shown with it."""
