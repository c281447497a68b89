"""Which of several equal wordings is taken? Any process takes the same one for the same seed."""

import hashlib


def chosen(seed: str, options: int) -> int:
    """A number from 0 to below `options`, spread evenly over seeds; not Python's hash(), which changes with each
    process.
    """
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big") % options
