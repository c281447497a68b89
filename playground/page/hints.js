// What does a first visitor need to know? Three things, one at a time, and never again once they were dismissed.

import { $, icon } from "./dom.js";

const HINTS = [
  "Tap the buttons under a message, or just write. The bot is the real one, on this machine alone.",
  "A follow-up takes days. Move time with the clock above: “To the next nudge” goes straight to what comes.",
  "Under “What can go wrong” you can drop its calls, kill the bot, and read what it asks of Telegram.",
];
const SEEN = "hints seen";

const next = () => {
  const seen = Number(localStorage.getItem(SEEN) ?? 0);
  $("#hint").hidden = seen >= HINTS.length;
  if (seen >= HINTS.length) return;
  $("#hint-text").textContent = HINTS[seen];
  $("#hint-count").textContent = `${seen + 1} of ${HINTS.length}`;
  $("#hint-next").textContent = seen + 1 < HINTS.length ? "Next" : "Got it";
};
const to = (seen) => () => { localStorage.setItem(SEEN, seen()); next(); };

export const startHints = () => {
  $("#hint-close").append(icon("close"));
  $("#hint-next").addEventListener("click", to(() => Number(localStorage.getItem(SEEN) ?? 0) + 1));
  $("#hint-close").addEventListener("click", to(() => HINTS.length));
  next();
};
