"""The root causes of a section: their tree and what is said of one."""
