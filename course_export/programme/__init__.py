"""What authors write: the files of a programme and its modules, read, checked, and given as one value."""
