"""What is said about who may use the bot?"""

from handlers.policy import Policy
from handlers.views.message import Button, Message, lines, plain


def stranger(policy: Policy, user_id: int, *, code_was_bad: bool) -> Message:
    """Whoever is not let in: why, and what to do."""
    whom = f" ({plain(policy.operator)})" if policy.operator else ""
    if policy.access == "list":
        html = lines(
            "Hello. I am somebody's private assistant, and you are not on the list yet.",
            f"If you know whoever runs me{whom}, give them this number of yours: <code>{user_id}</code>",
        )
    else:
        html = lines(
            "That invitation is used up, too old, or mistyped." if code_was_bad else "Hello. I am here by invitation.",
            f"Ask whoever runs me{whom} for a link and open it, or send <code>/start CODE</code>.",
        )
    return Message(lines(html, "\n", "/privacy says what I keep; of you, nothing but that you wrote."))


def invitation(link: str, code: str, uses: int, days: int, policy: Policy) -> Message:
    """A new link, for the operator to hand on."""
    who = "one chat" if uses == 1 else f"{uses} chats"
    html = lines(
        f"This link lets {who} in, for {days} day{'s' if days != 1 else ''}:",
        plain(link),
        f"Or by hand: <code>/start {plain(code)}</code>",
        "" if policy.access == "invite" else "Just now anybody may come: ACCESS=invite lets in the invited alone.",
        "\n",
        "For more at once: /invite 10 30 lets in ten chats within thirty days.",
    )
    return Message(html, ((Button("Copy the link", copy=link),),))
