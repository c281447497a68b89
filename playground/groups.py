"""What can happen to a group? People come and go, the bot is thrown out or let in, it becomes a supergroup."""

from dataclasses import dataclass

from playground.membership import announce, membership, set_bot_status
from playground.model import Chat, Json
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

    def let_bot_in(self, by: Participant) -> None:
        """Bring the bot back: it is told."""
        set_bot_status(self.world, self.chat, by.user, "member")

    def add(self, newcomer: Participant, by: Participant) -> None:
        """Somebody is brought in. Raises ValueError for who is there already."""
        if newcomer.user.id in self.chat.members:
            raise ValueError(f"{newcomer.user.first_name} is in {self.chat.title} already")
        with self.world.acting():
            self.chat.members.append(newcomer.user.id)
            self._membership_changed(by, {"new_chat_members": [newcomer.user.wire()]})

    def leave(self, goer: Participant) -> None:
        """Somebody goes. Raises ValueError for the last one."""
        if len(self.chat.members) < 2:
            raise ValueError("somebody has to stay in the group")
        with self.world.acting():
            self.chat.members.remove(goer.user.id)
            self.chat.below.pop(str(goer.user.id), None)
            self._membership_changed(goer, {"left_chat_member": goer.user.wire()})

    def _membership_changed(self, by: Participant, content: Json) -> None:
        self.world.keep(self.chat)
        self.world.tell("chat", self.chat.id)
        announce(self.world, self.chat, by.user, content)

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
            for chat in (new, old):
                world.tell("chat", chat.id)
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
