"""Is no window of Telegram's limits ever overfull, is all of it used, and does nobody wait for ever?"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import GROUP, PRIVATE, UNLIMITED, Pace

TELEGRAM_ALL = (30, 1.0)
TELEGRAM_CHAT = (3, 3.0)
TELEGRAM_GROUP = (20, 60.0)

# Who wants to say something, and how many seconds after the one before.
wishes = st.lists(
    st.tuples(st.integers(-3, 12).filter(bool), st.sampled_from([0.0, 0.0, 0.001, 0.03, 0.3, 1.0, 7.0, 70.0])),
    max_size=300,
)


def _sent(pace: Pace, wanted: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Let each wish be sent as the courier does: wait until its chat is free, then take a slot."""
    sent, now = [], 0.0
    for chat, later in wanted:
        now += later
        now += pace.until_free(chat, now)
        sent.append((chat, now + pace.take(chat, now)))
    return sent


def _most(times: list[float], seconds: float) -> int:
    """The most of them in any window of so many seconds, its end excluded."""
    return max((sum(1 for t in times if start <= t < start + seconds) for start in times), default=0)


@given(wishes)
def test_no_window_is_ever_overfull(wanted: list[tuple[int, float]]) -> None:
    sent = _sent(Pace(), wanted)
    assert _most([at for _, at in sent], TELEGRAM_ALL[1]) <= TELEGRAM_ALL[0]
    for chat in {chat for chat, _ in sent}:
        times = [at for other, at in sent if other == chat]
        assert _most(times, TELEGRAM_CHAT[1]) <= TELEGRAM_CHAT[0]
        if chat < 0:
            assert _most(times, TELEGRAM_GROUP[1]) <= TELEGRAM_GROUP[0]


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=300, unique=True))
def test_many_chats_at_once_use_the_whole_limit(chats: list[int]) -> None:
    pace = Pace()
    starts = [pace.take(chat, 0.0) for chat in chats]
    assert starts[0] == 0
    assert all(1 / 30 < later - earlier < 1 / 29 for earlier, later in pairwise(starts))


@given(wishes, st.integers(100, 200))
def test_a_chat_that_was_silent_waits_for_nobodys_windows_but_the_whole_bots(
    wanted: list[tuple[int, float]], new: int
) -> None:
    pace = Pace()
    sent = _sent(pace, wanted)
    last = max((at for _, at in sent), default=0.0)
    assert pace.until_free(new, last) == 0
    assert pace.take(new, last) <= 1 / 29


def test_a_waiting_group_holds_up_nobody() -> None:
    pace = Pace()
    for _ in range(3):
        pace.take(-1, 0.0)
    assert pace.until_free(-1, 0.2) > 2
    assert pace.take(7, 0.2) == 0


def test_one_chat_alone_gets_its_burst_and_then_one_a_second_on_average() -> None:
    times = [at for _, at in _sent(Pace(), [(7, 0.0)] * 30)]
    assert times[2] < 0.1
    assert 27 <= times[-1] <= 29


def test_a_group_gets_its_twenty_a_minute() -> None:
    times = [at for _, at in _sent(Pace(), [(-7, 0.0)] * 81)]
    assert 240 <= times[80] <= 4 * 61


def test_chats_that_are_silent_again_are_forgotten() -> None:
    pace = Pace(UNLIMITED, PRIVATE, GROUP)
    for chat in range(1, 30_000):
        pace.take(chat, chat / 10)
    assert len(pace._of_chat) <= 10_000
