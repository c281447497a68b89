"""How is a file written that is either whole or not there, and nobody else's to read?"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A new file (0600) that gets its name at the end of the block, on the disk; none where the block fails. Raises
    OSError, FileExistsError where there is one of that name.
    """
    if path.exists():
        raise FileExistsError(17, "a file of that name exists")
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
