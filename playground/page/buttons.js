// Which buttons are there, and what do they do when they are tapped? Under a message, and below the text field.

import { deed } from "./api.js";
import { icon, node } from "./dom.js";
import { copy, toast } from "./notices.js";

const STYLES = ["primary", "success", "danger"];
const WAITS = 8000; // milliseconds that a tapped button waits for its answer
const BERLIN = { latitude: 52.52, longitude: 13.405 };

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

const inlineButton = (button, tap) => {
  const style = STYLES.includes(button.style) ? button.style : "";
  if (button.url) { // http(s) or tg: the server takes no other
    return node("a", { href: button.url, target: "_blank", rel: "noopener noreferrer", className: `key ${style}` }, button.text, icon("forward"));
  }
  if (button.copy_text) {
    return node("button", { type: "button", className: `key ${style}`, on: { click: () => copy(button.copy_text.text) } }, button.text, icon("copy"));
  }
  const shown = node("button", { type: "button", className: `key ${style}` }, button.text);
  shown.addEventListener("click", () => {
    shown.setAttribute("aria-busy", "true");
    setTimeout(() => shown.removeAttribute("aria-busy"), WAITS);
    tap(button.callback_data).catch(() => shown.removeAttribute("aria-busy"));
  });
  return shown;
};

/** The rows below the text field; `me` is who taps, `say` sends a label. */
export const replyKeyboard = (markup, chat, me, say) => (markup?.keyboard ?? []).map((row) =>
  node("div", { className: "row" }, ...row.map((key) => {
    const button = typeof key === "string" ? { text: key } : key;
    const pressed = () => button.request_contact ? shareContact(chat, me())
      : button.request_location ? shareLocation(chat, me()) : say(button.text);
    const kind = button.request_contact ? "person" : button.request_location ? "place" : null;
    return node("button", { type: "button", className: "key", on: { click: pressed } }, kind ? icon(kind) : null, button.text);
  })));

const shareContact = (chat, me) => deed(chat, "contact", {
  as: me.id, phone_number: "+12125550100", first_name: me.first_name, last_name: me.last_name ?? "", own: true });

/** Send where the browser is; Berlin where it does not tell. */
export const shareLocation = (chat, me) => {
  const send = ({ latitude, longitude }) => deed(chat, "location", { as: me.id, latitude, longitude });
  navigator.geolocation.getCurrentPosition(({ coords }) => send(coords), () => {
    toast("The browser tells no location, so Berlin's was sent.");
    send(BERLIN);
  }, { timeout: 5000 });
};
