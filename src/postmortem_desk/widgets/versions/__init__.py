"""Other versions of the document: earlier ones, copies, merges with their conflicts, what a crash left."""
