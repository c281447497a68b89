// What is told in passing? Toasts, which go by themselves, and alerts, which want an OK.

import { $, node } from "./dom.js";

const SHOWN_FOR = 4500; // milliseconds

export const toast = (text) => {
  const shown = node("div", { className: "toast" }, text);
  $("#toasts").append(shown);
  setTimeout(() => shown.remove(), SHOWN_FOR);
};

export const alertBox = (text) => {
  $("#alert-text").textContent = text;
  $("#alert").showModal();
};

/** The bot's answer to a tap (answerCallbackQuery). */
export const answered = ({ text, alert }) => {
  if (text) (alert ? alertBox : toast)(text);
};

export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast("The browser does not let the page copy; select the text instead.");
  }
};
