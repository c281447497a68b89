"""How is the picture painted? From top to bottom: title, funnel, who answers, calls by weekday, the goals.

Everything is placed in CSS pixels of a phone 360 wide, and painted at three times that size.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from bot.drawing.layout import BAR, MARGIN, WIDTH, Flow, Node, Sankey, sankey
from bot.drawing.themes import THEMES

SCALE = 3  # a phone's pixels for one of CSS
DPI = 100
POINTS = 72 / DPI  # of a font, for one pixel of its size
RIGHT = WIDTH - MARGIN
SMALLEST = 7.0  # pixels of a font: smaller is nothing for a phone
FUNNEL_TOP = 92.0
ROW = 25.0  # the height of a bar with its words
COLUMNS = 64.0  # the height of the columns by weekday


class Canvas:
    """A figure on which everything has its place in pixels, y downwards."""

    def __init__(self, height: float, theme: Mapping[str, str]) -> None:
        self.theme = theme
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI * SCALE, facecolor=theme["ground"])
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)
        self.axes.axis("off")
        self.texts: list[Text] = []

    def write(
        self, x: float, y: float, words: str, size: float, *, tone: str = "text", align: str = "left",
        bold: bool = False, most: float | None = None,
    ) -> Text:  # fmt: skip
        """Words whose baseline begins, or ends, at a point; made smaller where they are wider than `most`."""
        text = self.axes.text(
            x, y, words, fontsize=size * POINTS, color=self.theme[tone], ha=align, va="baseline",
            fontweight="bold" if bold else "normal",
        )  # fmt: skip
        if most is not None and (wide := self.width(text)) > most:
            text.set_fontsize(max(SMALLEST, size * most / wide) * POINTS)
        self.texts.append(text)
        return text

    def width(self, text: Text) -> float:
        """How wide words are, in pixels."""
        return float(text.get_window_extent().width) / SCALE

    def bar(self, x: float, y: float, width: float, height: float, tone: str, *, round_: float = 2.5) -> None:
        round_ = min(round_, width / 2, height / 2)
        box = FancyBboxPatch(
            (x + round_, y + round_), max(width - 2 * round_, 0.01), max(height - 2 * round_, 0.01),
            boxstyle=f"round,pad={round_}", facecolor=self.theme[tone], edgecolor="none", linewidth=0,
        )  # fmt: skip
        self.axes.add_patch(box)

    def flow(self, flow: Flow) -> None:
        """A ribbon with level ends."""
        middle = (flow.x0 + flow.x1) / 2
        low0, low1 = flow.y0 + flow.height0, flow.y1 + flow.height1
        points = [
            (flow.x0, flow.y0), (middle, flow.y0), (middle, flow.y1), (flow.x1, flow.y1),
            (flow.x1, low1), (middle, low1), (middle, low0), (flow.x0, low0), (flow.x0, flow.y0),
        ]  # fmt: skip
        curve = Path.CURVE4
        codes = [Path.MOVETO, curve, curve, curve, Path.LINETO, curve, curve, curve, Path.CLOSEPOLY]
        self.axes.add_patch(PathPatch(Path(points, codes), facecolor=self.theme[flow.tone], alpha=0.38, linewidth=0))

    def png(self) -> bytes:
        buffer = io.BytesIO()
        self.figure.savefig(buffer, format="png", facecolor=self.theme["ground"])
        return buffer.getvalue()


def paint(figures: Mapping[str, Any]) -> Canvas:
    """The picture of the figures: {theme, title, since, funnel, channels, weekdays, goals}, as
    handlers/views/stats.py makes them.
    """
    diagram = sankey(figures["funnel"], FUNNEL_TOP)
    y_bars = diagram.bottom + 30
    y_week = y_bars + (ROW * len(figures["channels"]["rows"]) or 8) + 44
    y_goals = y_week + (COLUMNS + 78 if figures["weekdays"]["columns"] else 56)
    goals = figures["goals"]["rows"]
    height = y_goals + (ROW * len(goals) + 16 if goals else -20)
    canvas = Canvas(height, THEMES[figures["theme"]])
    canvas.write(MARGIN, 31, figures["title"], 18, bold=True, most=WIDTH - 2 * MARGIN)
    canvas.write(MARGIN, 48, figures["since"], 11, tone="muted", most=WIDTH - 2 * MARGIN)
    _funnel(canvas, diagram)
    _bars(canvas, figures["channels"], y_bars)
    _weekdays(canvas, figures["weekdays"], y_week)
    _goals(canvas, figures["goals"], y_goals)
    return canvas


def _funnel(canvas: Canvas, diagram: Sankey) -> None:
    for flow in diagram.flows:
        canvas.flow(flow)
    for node in diagram.nodes:
        canvas.bar(node.x, node.y, BAR, node.height, node.tone)
        (_above if node.goes_on else _beside)(canvas, node)


def _above(canvas: Canvas, node: Node) -> None:
    most = 70.0
    canvas.write(node.x, node.y - 18, f"{node.count:,}", 15, bold=True, most=most)
    canvas.write(node.x, node.y - 6, node.label, 10.5, tone="muted", most=most)


def _beside(canvas: Canvas, node: Node) -> None:
    x = node.x + BAR + 6
    number = canvas.write(x, node.middle + 4, f"{node.count:,}", 11, bold=True)
    after = x + canvas.width(number) + 4
    canvas.write(after, node.middle + 4, node.label, 11, tone="muted", most=RIGHT - after)


def _head(canvas: Canvas, part: Mapping[str, Any], y: float) -> None:
    canvas.write(MARGIN, y, part["title"], 13, bold=True, most=RIGHT - MARGIN)
    if part["note"]:
        canvas.write(MARGIN, y + 14, part["note"], 10, tone="muted", most=RIGHT - MARGIN)


def _bars(canvas: Canvas, part: Mapping[str, Any], y: float) -> None:
    """A bar a channel: how many tries were answered; a mark where the survey is, where there is enough to compare."""
    _head(canvas, part, y)
    left, right = MARGIN + 72, RIGHT - 62
    for place, row in enumerate(part["rows"]):
        middle = y + 32 + place * ROW
        canvas.write(MARGIN, middle + 4, row["label"], 11, most=66)
        canvas.bar(left, middle - 5, right - left, 10, "track", round_=5)
        if row["share"] > 0:
            canvas.bar(left, middle - 5, max(10, (right - left) * row["share"]), 10, row["tone"], round_=5)
        if row["mark"] is not None:
            canvas.bar(left + (right - left) * row["mark"] - 1, middle - 8, 2, 16, "text", round_=1)
        canvas.write(RIGHT, middle + 4, row["told"], 11, tone="muted", align="right", most=56)


def _weekdays(canvas: Canvas, part: Mapping[str, Any], y: float) -> None:
    """A column a weekday: the share of calls that reached somebody."""
    _head(canvas, part, y)
    columns: Sequence[Mapping[str, Any]] = part["columns"]
    if not columns:
        return
    step = (RIGHT - MARGIN) / len(columns)
    wide, top, ground = min(30.0, step - 12), y + 24, y + 24 + COLUMNS
    for place, column in enumerate(columns):
        x = MARGIN + place * step + (step - wide) / 2
        canvas.bar(x, top, wide, COLUMNS, "track", round_=4)
        tone = "offer" if column["best"] else "applied"
        if column["share"] > 0:
            tall = max(6.0, COLUMNS * column["share"])
            canvas.bar(x, ground - tall, wide, tall, tone, round_=4)
        canvas.write(x + wide / 2, ground + 13, column["label"], 10.5, align="center", most=step - 2)
        canvas.write(x + wide / 2, ground + 25, column["told"], 9.5, tone="muted", align="center", most=step - 2)


def _goals(canvas: Canvas, part: Mapping[str, Any], y: float) -> None:
    """A row a goal: the last weeks as dots, filled where the goal was reached; this week's number."""
    if not part["rows"]:
        return
    _head(canvas, part, y)
    for place, row in enumerate(part["rows"]):
        middle = y + 20 + place * ROW
        canvas.write(MARGIN, middle + 4, row["label"], 11, most=84)
        for week, share in enumerate(row["weeks"]):
            x = MARGIN + 92 + week * 16
            canvas.bar(x, middle - 6, 12, 12, "track", round_=4)
            if share > 0:
                tall = max(3.0, 12 * min(1.0, share))
                canvas.bar(x, middle + 6 - tall, 12, tall, "offer" if share >= 1 else "waiting", round_=3)
        canvas.write(RIGHT, middle + 4, row["told"], 11, tone="muted", align="right", most=96)
