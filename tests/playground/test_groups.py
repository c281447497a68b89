"""What does the bot see and suffer in groups?"""

import pytest

from playground.groups import Group
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Client


@pytest.fixture
def ada(playground: Playground) -> Participant:
    return playground.user("Ada")


@pytest.fixture
def group(playground: Playground, ada: Participant) -> Group:
    return playground.group("Job hunt", [ada, playground.user("Bob")])


async def test_being_added(client: Client, group: Group) -> None:
    member, service = (await client("getUpdates")).result
    assert member["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["group_chat_created"] is True
    assert service["message"]["chat"] == {"id": group.chat.id, "title": "Job hunt", "type": "group"}
    assert group.chat.id < 0


async def test_privacy_mode(client: Client, group: Group, ada: Participant, playground: Playground) -> None:
    inside = group.person(ada)
    answer = await client("sendMessage", chat_id=group.chat.id, text="hello")
    await client("getUpdates", offset=-1)
    seen = ["/list", f"/list@{playground.world.bot.username}", "/add x"]
    for text in ["just talk", "about /list", "/list@another_bot", *seen]:
        inside.say(text)
    inside.say("to you", reply_to=answer.result["message_id"])
    inside.say("to her", reply_to=inside.history[-1].message_id)
    inside.send_sticker()
    updates = (await client("getUpdates")).result[1:]
    assert [update["message"]["text"] for update in updates] == [*seen, "to you"]


async def test_a_tap_by_a_member(client: Client, group: Group, ada: Participant) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = (await client("sendMessage", chat_id=group.chat.id, text="x", reply_markup=markup)).result
    group.person(ada).tap(sent["message_id"], "Yes")
    query = (await client("getUpdates")).result[-1]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (ada.user.id, group.chat.id)


async def test_people_come_and_go(client: Client, group: Group, ada: Participant, playground: Playground) -> None:
    cem = playground.user("Cem")
    group.add(cem, ada)
    group.person(cem).say("/list")
    group.leave(cem)
    added, said, left = (await client("getUpdates")).result[-3:]
    assert [user["first_name"] for user in added["message"]["new_chat_members"]] == ["Cem"]
    assert said["message"]["from"]["first_name"] == "Cem"
    assert left["message"]["left_chat_member"]["id"] == cem.user.id
    with pytest.raises(ValueError, match="is in Job hunt already"):
        group.add(ada, ada)
    alone = playground.group("Alone", [ada])
    with pytest.raises(ValueError, match="somebody has to stay"):
        alone.leave(ada)


async def test_thrown_out_and_let_in_again(client: Client, group: Group, ada: Participant) -> None:
    group.kick_bot(ada)
    group.person(ada).say("/list")
    group.let_bot_in(ada)
    out, back = (await client("getUpdates")).result[-2:]  # what was said meanwhile is not told
    assert out["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_kicked(client: Client, group: Group, ada: Participant) -> None:
    group.kick_bot(ada)
    assert (await client("getUpdates")).result[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    answer = await client("sendMessage", chat_id=group.chat.id, text="x")
    assert (answer.status, answer.description) == (403, "Forbidden: bot was kicked from the group chat")
    before = len((await client("getUpdates")).result)
    group.person(ada).say("/list")
    assert len((await client("getUpdates")).result) == before


async def test_leaving(client: Client, group: Group) -> None:
    assert (await client("leaveChat", chat_id=group.chat.id)).result is True
    answer = await client("sendMessage", chat_id=group.chat.id, text="x")
    assert (answer.status, answer.description) == (403, "Forbidden: bot is not a member of the group chat")


async def test_upgraded(client: Client, group: Group, ada: Participant) -> None:
    new = group.upgrade(by=ada)
    answer = await client("sendMessage", chat_id=group.chat.id, text="x")
    assert answer.status == 400
    assert answer.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer.body["parameters"] == {"migrate_to_chat_id": new.chat.id}
    assert str(new.chat.id).startswith("-100")
    moved = [update["message"] for update in (await client("getUpdates")).result[-2:]]
    assert [m.get("migrate_to_chat_id") or m.get("migrate_from_chat_id") for m in moved] == [new.chat.id, group.chat.id]
    sent = (await client("sendMessage", chat_id=new.chat.id, text="x")).result
    assert (sent["chat"]["type"], sent["message_id"]) == ("supergroup", 2)
    with pytest.raises(ValueError, match="became a supergroup"):
        group.person(ada).say("/list")
    with pytest.raises(ValueError, match="only a basic group"):
        new.upgrade(by=ada)


async def test_who_is_there(client: Client, group: Group, ada: Participant, playground: Playground) -> None:
    where = {"chat_id": group.chat.id}
    assert (await client("getChatMemberCount", **where)).result == 3
    [admin] = (await client("getChatAdministrators", **where)).result
    assert (admin["user"]["id"], admin["status"]) == (ada.user.id, "creator")
    me = (await client("getChatMember", **where, user_id=playground.world.bot.id)).result
    assert me["status"] == "member"
    stranger = playground.user("Cy")
    assert (
        await client("getChatMember", **where, user_id=stranger.user.id)
    ).description == "Bad Request: PARTICIPANT_ID_INVALID"
    assert (await client("getChatMember", **where, user_id=5)).description == "Bad Request: user not found"
    with pytest.raises(ValueError, match="Cy is not in Job hunt"):
        group.person(stranger)


async def test_deleting_other_peoples_messages(client: Client, group: Group, ada: Participant) -> None:
    hers = group.person(ada).say("/list")
    answer = await client("deleteMessage", chat_id=group.chat.id, message_id=hers.message_id)
    assert answer.description == "Bad Request: message can't be deleted for everyone"


async def test_get_chat(client: Client, group: Group, ada: Participant) -> None:
    assert (await client("getChat", chat_id=group.chat.id)).result["title"] == "Job hunt"
    private = (await client("getChat", chat_id=ada.chat.id)).result
    assert (private["type"], private["first_name"]) == ("private", "Ada")
    assert (await client("getChatAdministrators", chat_id=ada.chat.id)).status == 400
