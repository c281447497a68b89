"""`python -m bot forget CHAT`: delete everything of one chat at its person's wish."""

from bot import demo, keys, rotate
from bot.settings import Settings
from storage import chats, forgetting
from storage.compact import compact, shorten_log
from storage.database import DatabaseUnusable, open_database
from storage.migrate import migrate
from storage.unit import unit_of_work


async def forget(settings: Settings, chat_id: int) -> str:
    """Do it; what was deleted, in a line. Raises BadSettings, DatabaseUnusable."""
    url = demo.url_of(settings)
    database = await open_database(url, keys.key_of(settings))
    try:
        await migrate(database)
        await rotate.check(database)
        if not await chats.is_known(database, chat_id):
            raise DatabaseUnusable(f"there is no chat {chat_id} in this database")
        async with unit_of_work(database, chat_id) as unit:
            found = await forgetting.counts(unit)
            await forgetting.forget(unit)
        if database.is_sqlite:
            await compact(database)
        await shorten_log(database)
    finally:
        await database.close()
    told = ", ".join(f"{count} {name}" for name, count in found.items())
    return f"chat {chat_id} is forgotten: {told}; backups hold it until they run out"
