"""What can happen to a group? Made, upgraded to a supergroup, the bot thrown out."""

from dataclasses import dataclass

from playground.membership import announce, membership, set_bot_status
from playground.model import Chat
from playground.people import Participant
from playground.world import World


@dataclass(frozen=True, slots=True)
class Group:
    """A group, by its present chat."""

    world: World
    chat: Chat

    def person(self, participant: Participant) -> Participant:
        """A member's side of this group."""
        if participant.user.id not in self.chat.members:
            raise ValueError(f"{participant.user.first_name} is not in {self.chat.title}")
        return Participant(self.world, participant.user, self.chat)

    def kick_bot(self, by: Participant) -> None:
        """Throw the bot out: it is told, and refused from now on."""
        set_bot_status(self.world, self.chat, by.user, "kicked")

    def upgrade(self, by: Participant) -> "Group":
        """Make it a supergroup: the old id answers with `migrate_to_chat_id` from now on; returns the new group."""
        old, world = self.chat, self.world
        if old.kind != "group" or old.migrated_to is not None:
            raise ValueError("only a basic group can be upgraded")
        with world.acting():
            new = Chat(
                id=-1_000_000_000_000 - abs(old.id),
                kind="supergroup",
                title=old.title,
                members=old.members,
                opened=True,
            )
            world.keep(new)
            old.migrated_to = new.id
            world.keep(old)
            announce(world, old, by.user, {"migrate_to_chat_id": new.id})
            announce(world, new, by.user, {"migrate_from_chat_id": old.id})
        return Group(world, new)


def make_group(world: World, title: str, members: list[Participant]) -> Group:
    """A basic group with the bot in it. Raises ValueError without members."""
    if not members:
        raise ValueError("a group needs somebody to make it")
    maker = members[0].user
    with world.acting():
        number = world.next_number("groups", 4_000_001)
        chat = Chat(id=-number, kind="group", title=title, members=[m.user.id for m in members], opened=True)
        world.keep(chat)
        world.tell("chat", chat.id)
        world.updates.add("my_chat_member", membership(world, chat, maker, "left", "member"))
        announce(world, chat, maker, {"group_chat_created": True})
    return Group(world, chat)
