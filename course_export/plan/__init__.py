"""The course that follows from a programme and an order: its dates, hours, pages and parts as one tree."""
