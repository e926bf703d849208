"""Prints what things cost: python tests/benchmarks/run.py [--counts 10,1000,5000] [--only WORDS]

Times are medians in milliseconds, on this machine as it is now; "ok" or "MISSED" says whether a goal is met. A missed
goal fails nothing.
"""

import importlib
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    tests = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(tests.parent / "src"), str(tests)]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    sys.exit(importlib.import_module("benchmarks.table").main())
