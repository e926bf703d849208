"""The checks: what in an incident contradicts itself, is missing, or blames. Pure readings; they change nothing."""
