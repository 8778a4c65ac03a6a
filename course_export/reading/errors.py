"""What the player refuses before it starts."""


class PreviewError(Exception):
    """The player cannot start; the message says why, in words for the operator."""
