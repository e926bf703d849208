"""`python -m postmortem_desk`: the same as the command `postmortem-desk`."""

import sys

from postmortem_desk.app.main import main

if __name__ == "__main__":
    sys.exit(main())
