"""Why nobody answers at an address, for its owner: in words, without the numbers of the system."""

__all__ = ["why_absent"]


def why_absent(error: Exception) -> str:
    """What the end of a try to connect says of the other side."""
    if isinstance(error, TimeoutError):
        return "it does not answer in time"
    if isinstance(error, OSError):
        return (error.strerror or "nothing listens there").lower()
    return f"what answers there is something else ({error})"
