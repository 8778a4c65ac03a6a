"""What people print and hold: Word documents, slides and calendar files."""
