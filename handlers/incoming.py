"""What is sent outside a conversation besides words: a calendar file, a contact card, a place, a picture, any file."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram import Message as TelegramMessage
from telegram import Update

from coach.capture import Intent, NoInvitation, Reach, Understanding, read_invite, read_vcard
from handlers import attaching, basics, capture, importing, papers, places, schedule, telling
from handlers.files import TABLES, is_workbook
from handlers.reading import read_phone
from handlers.turn import Context, Turn
from handlers.views import importing as importing_views
from handlers.views import incoming as views
from handlers.views import trouble
from storage import listing
from storage.types import clean


async def document(update: Update, context: Context) -> None:
    """A file: an invitation is read, a list brought in, a résumé offered as proofs, everything else kept with its
    application.
    """
    turn, message = context.turn, update.effective_message
    if message is None or message.document is None:
        return
    file = turn.file
    about = await attaching.meant(turn, message)
    if file is not None and file.trouble and about is None:
        await turn.say(trouble.no_file(file))
    elif file is not None and file.kind == ".ics":
        await _invite(turn, message, file.content)
    elif file is not None and file.kind == ".vcf":
        await _card(turn, message, Reach(), file.content.decode(errors="replace"))
    elif file is not None and file.kind in TABLES and about is None:
        await importing.came(turn, file)
    elif about is None and is_workbook(message.document.file_name or ""):
        await turn.say(importing_views.no_table(message.document.file_name or "", "archive"))
    elif file is not None and file.text and about is None:
        await papers.came(turn, file)
    else:
        await attaching.attach(turn, "document", message.document.file_id, message.document.file_name or "", about)


async def photo(update: Update, context: Context) -> None:
    """A picture: the largest size of it is kept."""
    turn, message = context.turn, update.effective_message
    if message is not None and message.photo:
        about = await attaching.meant(turn, message)
        name = clean(message.caption or "").strip()[:60]
        await attaching.attach(turn, "photo", message.photo[-1].file_id, name, about)


async def contact(update: Update, context: Context) -> None:
    """A contact card: whom to call at one of the applications."""
    turn, message = context.turn, update.effective_message
    if message is None or message.contact is None:
        return
    shared = message.contact
    if shared.user_id == turn.user_id:
        await turn.say(views.own_card())
        return
    name = f"{shared.first_name} {shared.last_name or ''}".strip()
    await _card(turn, message, Reach(person=name, phone=shared.phone_number), shared.vcard or "")


async def _card(turn: Turn, message: TelegramMessage, told: Reach, vcard: str) -> None:
    live = await listing.standing(turn.unit)
    if not live:
        await turn.say(views.no_application())
        return
    card = read_vcard(clean(vcard))
    phone = read_phone(told.phone or card.who.phone, turn.chat) or ""
    who = replace(card.who, person=clean(told.person or card.who.person)[:80], phone=phone)
    if not who.person:
        await turn.say(views.no_card())
        return
    found = Understanding(
        intent=Intent.CONTACT, reach=who, applications=telling.named(f"{card.company} {who.person}", live)
    )
    await capture.show_meant(turn, message, found, live)


async def _invite(turn: Turn, message: TelegramMessage, content: bytes) -> None:
    live, here = await listing.standing(turn.unit), turn.now.astimezone(ZoneInfo(turn.chat.zone))
    try:
        found = read_invite(content, here, known=telling.names(live))
    except NoInvitation:
        await turn.say(views.no_invitation())
        return
    await capture.show_meant(turn, message, found, live)


async def location(update: Update, context: Context) -> None:
    """A place sets the time zone, with a way back."""
    turn, message = context.turn, update.effective_message
    if message is None or message.location is None or not turn.private:
        await basics.other(update, context)
        return
    zone = places.zone_at(message.location.latitude, message.location.longitude)
    if zone is None:
        await turn.say(views.no_zone())
    elif zone == turn.chat.zone:
        await turn.say(views.same_zone(zone, turn.now))
    else:
        turn.unit.set_chat(zone=zone)
        await schedule.refresh(turn)
        await turn.say(views.zone_set(zone, turn.now, await turn.done("zone")))
