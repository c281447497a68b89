"""Which colours do the pictures have, on a light and on a dark ground? Those of the page's chat, and a tone a part."""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "ground": "#ffffff",
    "text": "#17202b",
    "muted": "#66727f",
    "track": "#edf0f3",
    "applied": "#4b6bdc",
    "answered": "#1f9d8f",
    "interview": "#7a56d0",
    "offer": "#d99410",
    "open": "#63aede",
    "waiting": "#9fb4c9",
    "silent": "#c3cad2",
    "turned_down": "#df8a7c",
    "withdrawn": "#c9b48f",
}
DARK: Mapping[str, str] = {
    "ground": "#17212b",
    "text": "#f2f5f8",
    "muted": "#93a3b3",
    "track": "#243341",
    "applied": "#7f9bff",
    "answered": "#43c7b6",
    "interview": "#a98bf2",
    "offer": "#f1b74c",
    "open": "#6ab4e8",
    "waiting": "#7289a0",
    "silent": "#51606f",
    "turned_down": "#d9796b",
    "withdrawn": "#a8946e",
}
THEMES = {"light": LIGHT, "dark": DARK}
