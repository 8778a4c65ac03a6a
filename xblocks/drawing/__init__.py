"""Pictures as SVG, pure: words and numbers come in ready to be shown, a string that is safe in HTML goes out."""

STYLES = ("block", "process", "network")
