"""`lotse check`: everything in a course that could vanish or fail on import, and what editors want to know."""
