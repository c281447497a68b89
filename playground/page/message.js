// How does one message look?

import { attachments, service } from "./attachments.js";
import { inlineKeyboard } from "./buttons.js";
import { icon, iconButton, menu, node } from "./dom.js";
import { copy } from "./notices.js";
import { formatted } from "./text.js";
import { clockTime, wholeTime } from "./time.js";

/** The message as a node. `room` knows its chat: botId, isGroup, me(), and the deeds tap, say, reply, edit, remove. */
export const messageNode = (message, room) => {
  const happened = service(message.content);
  const mine = message.from.id === room.me().id;
  const shown = node("article", { className: `message ${happened ? "service" : mine ? "mine" : "theirs"}`,
    tabIndex: -1, data: { id: message.message_id, version: message.version, date: message.date, from: message.from.id } });
  if (happened) {
    shown.append(node("p", { className: "chip" }, happened));
    return shown;
  }
  shown.setAttribute("aria-label", `${message.from.first_name}, ${clockTime(message.date)}`);
  shown.append(bubble(message, room, mine));
  if (message.keyboard.length) {
    shown.append(inlineKeyboard(message.keyboard, (data) => room.tap(message.message_id, data)));
  }
  return shown;
};

const bubble = (message, room, mine) => {
  const { content, text } = message;
  const kind = content.sticker ? " bare-bubble" : content.photo ? " pictured" : "";
  const body = node("div", { className: `bubble${kind}` });
  if (room.isGroup && !mine) body.append(...author(message.from, room));
  if (message.reply_to) body.append(answeredTo(message.reply_to, room));
  body.append(...attachments(content));
  if (text) body.append(node("div", { className: "text" }, ...formatted(text, message.entities, room.say), " ", meta(message)));
  else body.append(meta(message));
  if (message.reactions.length) body.append(reactions(message.reactions));
  body.append(actions(message, room, mine));
  return body;
};

const author = ({ id, first_name }, room) => {
  const face = id === room.botId ? node("img", { src: "/page/icon.svg", alt: "" }) : first_name.slice(0, 1);
  return [node("span", { className: `small-face tint-${id % 6}`, aria: { hidden: "true" } }, face),
    node("div", { className: `author tint-${id % 6}` }, first_name)];
};

const reactions = (emoji) => node("div", { className: "reactions" },
  ...emoji.map((each) => node("span", { role: "img", aria: { label: `The bot reacted with ${each}` } }, each)));

const answeredTo = (reply, room) => node("button", { type: "button", className: "quote-of", on: { click: () => room.goTo(reply.message_id) } },
  node("b", {}, reply.name), node("span", {}, reply.text || "a message"));

const meta = (message) => {
  const shown = node("span", { className: "meta", title: wholeTime(message.date) });
  if (message.silent) {
    const silent = node("span", { role: "img", title: "Sent without a sound", aria: { label: "Sent without a sound" } }, icon("silent"));
    shown.append(silent);
  }
  shown.append(message.edit_date ? "edited " : "", clockTime(message.date));
  return shown;
};

const actions = (message, room, mine) => {
  // Made when it is first wanted, so that a long chat is there at once; the click that makes it opens it as well.
  const button = iconButton("more", "What to do with this message", () => {
    if (!button.popoverTargetElement) button.after(choices());
  }, { className: "round actions", tabIndex: -1, aria: { label: "What to do with this message", haspopup: "menu" } });
  const choices = () => menu(button, "This message", () => [
    ["reply", "Reply", () => room.reply(message)],
    ...(message.text ? [["copy", "Copy text", () => copy(message.text)]] : []),
    ...(mine && message.content.text ? [["edit", "Edit", () => room.edit(message)]] : []),
    ["trash", "Delete for everyone", () => room.remove(message)],
  ]);
  return node("span", { className: "holds-menu" }, button);
};
