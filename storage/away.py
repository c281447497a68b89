"""Is the database away, or is it our fault? What passes by itself is tried again; what does not, never ends by trying.

The drivers' exceptions tell by codes, not by kinds: a value that is too long and a server that shuts down are both
a plain DBAPIError on PostgreSQL, a missing table and a full disk both an OperationalError on SQLite.
"""

from sqlalchemy.exc import DBAPIError

# SQLSTATE, by class or whole (PostgreSQL, appendix A): connection lost, read-only after a failover, deadlock, out of
# resources, lock not to be had, shut down or cancelled by the operator, disk trouble.
SQLSTATES = ("08", "25006", "40", "53", "55P03", "57", "58")

# A disk quota that is reached, unlike a disk that is full, has no SQLSTATE of its own in PostgreSQL but that of an
# internal error (errcode_for_file_access in elog.c): no fault of ours where one of these files of the server tells it.
UNKNOWN = "XX000"
WRITERS = ("md.c", "fd.c", "buffile.c", "slru.c")

# Primary result codes of SQLite, of which the extended ones are continuations (SQLITE_IOERR_WRITE).
SQLITE_CODES = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_CANTOPEN",
    "SQLITE_READONLY",
    "SQLITE_NOMEM",
    "SQLITE_PROTOCOL",
    "SQLITE_INTERRUPT",
)


class DatabaseAway(Exception):
    """No transaction can be begun now; later one may. Nothing was changed. The cause is what the driver said."""


def is_passing(error: BaseException) -> bool:
    """Whether the same work may succeed later without anybody's doing: the database is away, locked, full or slow."""
    if isinstance(error, DatabaseAway | ConnectionError | TimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None) or ""
    code = getattr(error.orig, "sqlite_errorname", None) or ""
    if state == UNKNOWN and error.orig is not None:
        return getattr(error.orig.__cause__, "server_source_filename", "") in WRITERS
    return error.connection_invalidated or state.startswith(SQLSTATES) or code.startswith(SQLITE_CODES)
