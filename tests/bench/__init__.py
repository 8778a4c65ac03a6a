"""What `make bench` measures; see docs/bench.md. Not collected by pytest."""

FLOOR = "html_demo"  # of xblock-sdk: one paragraph
