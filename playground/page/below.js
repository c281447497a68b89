// What stands below the text field? The bot's suggested answers, with requests for the person's number or place.

import { deed } from "./api.js";
import { icon, iconButton, node } from "./dom.js";
import { toast } from "./notices.js";

const BERLIN = { latitude: 52.52, longitude: 13.405 };

/** The keyboard below the text field of a room, and the button that folds it. Gives {element, toggle, update}. */
export const keyboardBelow = (room) => {
  const element = node("div", { className: "below", role: "group", aria: { label: "Suggested answers" } });
  const toggle = iconButton("keyboard", "Suggested answers", () => fold(!element.hidden), { aria: { label: "Suggested answers", expanded: "true" } });
  let shown = null; // the markup, as text

  const fold = (away) => {
    element.hidden = away;
    toggle.setAttribute("aria-expanded", String(!away));
  };
  const used = (markup) => { if (markup.one_time_keyboard) fold(true); };
  const update = () => {
    const markup = room.me().below, now = JSON.stringify(markup);
    toggle.hidden = !markup;
    if (now === shown) return;
    shown = now;
    element.replaceChildren(...rowsOf(markup, room, () => used(markup)));
    fold(!markup);
  };
  return { element, toggle, update };
};

const rowsOf = (markup, room, used) => (markup?.keyboard ?? []).map((row) => node("div", { className: "row" }, ...row.map((key) => {
  const press = async () => { await answer(key, room); used(); };
  const kind = key.request_contact ? "person" : key.request_location ? "place" : null;
  return node("button", { type: "button", className: "key", title: key.text, on: { click: press } }, kind ? icon(kind) : null, node("span", {}, key.text));
})));

const answer = (key, room) => {
  if (key.request_contact) return shareContact(room.chat, room.me());
  if (key.request_location) return shareLocation(room.chat, room.me());
  return room.say(key.text);
};

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
