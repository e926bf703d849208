"""What things cost, for several counts of events. `python tests/benchmarks/run.py` prints the table; nothing fails."""
