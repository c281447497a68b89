"""The picture of /stats: nothing in it overlaps or is cut off, in both colours, from one application to thousands."""

import io
import json
import random
from datetime import UTC, datetime
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.transforms import Bbox
from PIL import Image

from bot import pictures
from bot.drawing.layout import BAR, MARGIN, SLOT, WIDTH, sankey
from bot.drawing.paint import SCALE, Canvas, paint
from bot.drawing.themes import THEMES
from coach.goals import goal
from coach.statistics import Statistics, statistics
from handlers.views.message import CAPTION_LIMIT
from handlers.views.stats import stats
from tests.handlers.test_views import parsed
from tools.seed import life

NOW = datetime(2027, 11, 10, 15, 0, tzinfo=UTC)


def figures(count: int, theme: str = "light") -> dict[str, Any]:
    """What the picture of a search with that many applications shows, as the letter holds it."""
    chance = random.Random(count)
    lives = {n: life(chance, NOW, 4, 150) for n in range(count)}
    days = [events[0].at.date() for events in lives.values()]
    goals = {name: goal(days, 5, NOW.date()) for name in ("applications", "calls")} if count > 5 else {}
    drawn = stats(statistics(lives, NOW, "America/New_York"), [], goals, min(days), theme).drawing
    return dict(json.loads(json.dumps(drawn)))


def boxes(canvas: Canvas) -> list[tuple[str, Bbox]]:
    """Where each word is, in pixels of the picture."""
    return [(text.get_text(), text.get_window_extent()) for text in canvas.texts]


def crossing(found: list[tuple[str, Bbox]]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [1, 5, 50, 300, 5000])
def test_no_word_meets_another_or_the_edge(count: int, theme: str) -> None:
    canvas = paint(figures(count, theme))
    wide, high = (float(side) for side in canvas.figure.get_size_inches() * canvas.figure.dpi)
    found = boxes(canvas)
    assert crossing(found) == []
    for word, box in found:
        assert 0 <= box.x0 < box.x1 <= wide, word
        assert 0 <= box.y0 < box.y1 <= high, word
    smallest = min(float(text.get_fontsize()) for text in canvas.texts) / 72 * 100  # in pixels of a phone 360 wide
    assert smallest >= (9 if count <= 300 else 7)


def test_the_check_for_crossing_words_sees_them() -> None:
    canvas = paint(figures(5))
    canvas.write(MARGIN + 4, 33, "over the title", 12)
    assert ("Your search", "over the title") in crossing(boxes(canvas))


@settings(max_examples=100)
@given(st.lists(st.integers(0, 400), min_size=10, max_size=10))
def test_the_ends_of_the_funnel_lie_one_below_the_other(ends: list[int]) -> None:
    found = _funnel(*ends)
    diagram = sankey(figures_of(found), 92)
    beside = sorted((node.middle, node.label) for node in diagram.nodes if not node.goes_on)
    assert all(low - high >= SLOT for (high, _), (low, _) in pairwise(beside))
    for node in diagram.nodes:
        assert MARGIN <= node.x <= WIDTH - MARGIN - BAR
        assert 92 <= node.y <= node.y + node.height <= diagram.bottom
    for flow in diagram.flows:
        assert flow.x0 < flow.x1
        assert flow.height0 >= 0


def _funnel(*ends: int) -> Statistics:
    """Figures with these ends, the rest of the funnel added up."""
    found = Statistics()
    f = found.funnel
    f.offer, f.open, f.turned_down_after, f.withdrawn_after, f.talking, f.turned_down, f.withdrawn = ends[:7]
    f.waiting, f.silent, f.gave_up = ends[7:]
    f.interview = sum(ends[:4])
    f.answered = sum(ends[:7])
    f.applied = sum(ends)
    return found


def figures_of(found: Statistics) -> dict[str, Any]:
    return dict(stats(found, [], {}, NOW.date(), "light").drawing["funnel"])


def test_the_widths_of_what_leaves_a_node_are_its_height() -> None:
    diagram = sankey(figures_of(_funnel(2, 4, 7, 1, 9, 20, 2, 13, 60, 2)), 92)
    first = diagram.nodes[0]
    leaving = [flow for flow in diagram.flows if flow.x0 == first.x + BAR]
    assert sum(flow.height0 for flow in leaving) == pytest.approx(first.height)


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_the_ground(theme: str) -> None:
    colours = THEMES[theme]
    for tone in ("text", "muted"):
        assert _contrast(colours[tone], colours["ground"]) >= 4.5, tone  # WCAG 2.2, 1.4.3
    assert THEMES["light"].keys() == THEMES["dark"].keys()


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_a_process_of_its_own_paints_it_on_the_ground_that_is_wanted() -> None:
    for theme, ground in (("light", (255, 255, 255)), ("dark", (0x17, 0x21, 0x2B))):
        image = Image.open(io.BytesIO(await pictures.draw(figures(50, theme)))).convert("RGB")
        assert image.width == WIDTH * SCALE
        assert image.width + image.height <= 10_000, "Bot API, sendPhoto"
        assert [image.getpixel(corner) for corner in ((0, 0), (image.width - 1, image.height - 1))] == [ground] * 2


async def test_figures_that_cannot_be_painted_are_no_picture() -> None:
    with pytest.raises(pictures.NotDrawn, match="exit code 1"):
        await pictures.draw({"theme": "plaid"})


def test_the_painter_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pictures._without_secrets({"BOT_TOKEN": "1:a", "DATABASE_URL": "postgresql://x:y@z/", "PATH": "/bin"})
    assert given == {"PATH": "/bin"}


def test_the_caption_holds_long_and_foreign_names() -> None:
    found = statistics({1: life(random.Random(1), NOW, 4, 150)}, NOW, "Asia/Tokyo")
    names = ["日本電気株式会社" * 30, "<b>&" * 100, "مجموعة النور القابضة للاستثمار " * 9, "Four"]
    picture = stats(found, names, {}, NOW.date(), "light")
    told = parsed(picture.html)
    assert len(told) <= CAPTION_LIMIT
    assert "日本電気" in told
    assert "<b>&<b>&" in told
    assert "and 1 more" in told
    assert "日本" not in json.dumps(picture.drawing, ensure_ascii=False), "no name stands in the picture"
