"""The running process: everything that is neither a conversation, nor a table, nor the coach."""

import os

# Without it every Telegram "wait so many seconds" warns that the library will hand out timedeltas one day.
os.environ.setdefault("PTB_TIMEDELTA", "true")
