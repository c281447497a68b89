"""What does the bot do? The commands, as Telegram lists them and as /help tells them."""

from handlers.views.message import Message, lines

COMMANDS = (
    ("today", "What to do today and tomorrow"),
    ("add", "Add an application"),
    ("interview", "Note an interview, before or after it"),
    ("call", "May I call now?"),
    ("why", "The rules behind the next step"),
    ("whynot", "Why there is nothing to do now"),
    ("list", "Your applications; /list acme finds one"),
    ("stats", "The whole search in one picture"),
    ("goals", "Applications and calls a week"),
    ("proofs", "What you have done, for your scripts"),
    ("practice", "Say a call aloud before it counts"),
    ("files", "Every file, by application"),
    ("export", "Your data as files: everything, spreadsheet, calendar, log"),
    ("undo", "Take the last change back"),
    ("settings", "Name, number, time zone, playbook"),
    ("privacy", "What I keep, and how to delete it"),
    ("forget", "Delete everything I know of you"),
    ("cancel", "Leave the question that is open"),
    ("help", "What I do"),
    ("start", "Say hello"),
)


def help_() -> Message:
    html = lines(
        "<b>How this works</b>",
        "Tell me about each application. When the moment to follow up comes, I write to you: whom to call, why now, "
        "what to say, and how much is still polite. One tap notes what came of it, and I work out the next step.",
        "\n",
        [f"/{name} – {text}" for name, text in COMMANDS],
        "\n",
        "Or just tell me: “called Jane, no answer”, “interview at Acme Tuesday 3pm”. Forward their mails, send "
        "calendar files, contacts, documents, or the list of another tracker. I show what I understood; nothing is "
        "kept before you tap Save.",
        "Dates can be said as you would to a friend: “next Tue 3pm”, “in two weeks”, “the 3rd”.",
    )
    return Message(html)
