"""What `make bench` measures; see docs/bench.md. Not collected by pytest."""

FLOOR = "html_demo"  # of xblock-sdk: one paragraph
#: What is asked of a workshop besides its views.
SAVE, POLL = "save of a team's row", "poll of a team without news"
