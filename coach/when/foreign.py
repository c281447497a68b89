"""What do date words mean in the person's own language? Names of days, months and units come from dateparser's language data."""


def meaning(language: str, word: str) -> tuple[str, object] | None:
    """The kind and value of a word (lower case) in a language; None where it is no date word there."""
    return None
