// Which buttons stand under a message, and what do they do when they are tapped?

import { icon, node } from "./dom.js";
import { copy } from "./notices.js";

const STYLES = ["primary", "success", "danger"];
const WAITS = 8000; // milliseconds that a tapped button waits for its answer

/** The rows under a message; `tap(data)` for those that speak to the bot. One Tab stop; arrow keys go from button to button. */
export const inlineKeyboard = (rows, tap) => {
  const shown = node("div", { className: "keyboard", role: "toolbar", aria: { label: "Buttons of this message" } },
    ...rows.map((row) => node("div", { className: "row" }, ...row.map((button) => inlineButton(button, tap)))));
  const buttons = [...shown.querySelectorAll("button, a")];
  buttons.slice(1).forEach((button) => { button.tabIndex = -1; });
  shown.addEventListener("keydown", (event) => {
    const next = buttons[buttons.indexOf(document.activeElement) + ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? NaN)];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
  return shown;
};

// One line a button, cut where it is too long, as in Telegram; the whole label is its title.
const inlineButton = (button, tap) => {
  const className = `key ${STYLES.includes(button.style) ? button.style : ""}`, title = button.text;
  const label = node("span", {}, button.text);
  if (button.url) { // http(s) or tg: the server takes no other
    return node("a", { href: button.url, target: "_blank", rel: "noopener noreferrer", className, title }, label, icon("forward"));
  }
  if (button.copy_text) {
    return node("button", { type: "button", className, title, on: { click: () => copy(button.copy_text.text) } }, label, icon("copy"));
  }
  const shown = node("button", { type: "button", className, title }, label);
  shown.addEventListener("click", () => {
    shown.setAttribute("aria-busy", "true");
    setTimeout(() => shown.removeAttribute("aria-busy"), WAITS);
    tap(button.callback_data).catch(() => shown.removeAttribute("aria-busy"));
  });
  return shown;
};
