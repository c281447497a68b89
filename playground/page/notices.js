// What is told in passing? Toasts, which go by themselves, and alerts, which want an OK.

import { $, node } from "./dom.js";

const SHOWN_FOR = 4500; // milliseconds

/** A toast at the foot of the page, or of a chat (`place`). */
export const toast = (text, place = $("#toasts")) => {
  const shown = node("div", { className: "toast" }, text);
  place.append(shown);
  setTimeout(() => shown.remove(), SHOWN_FOR);
};

export const alertBox = (text) => {
  $("#alert-text").textContent = text;
  $("#alert").showModal();
};

/** The bot's answer to a tap (answerCallbackQuery), in the tapped chat's column. */
export const answered = ({ text, alert }, column) => {
  if (text && alert) alertBox(text);
  else if (text) column.tell(text);
};

export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast("The browser does not let the page copy; select the text instead.");
  }
};
