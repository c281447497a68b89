// How does a person write? A text field with commands, what is replied to or edited, and what can be attached.

import { deed } from "./api.js";
import { keyboardBelow } from "./below.js";
import { icon, iconButton, menu, node } from "./dom.js";
import { attachItems, sendFile } from "./sending.js";
import { voiceNote } from "./voice.js";

const line = ({ command, description }) => [node("b", {}, `/${command}`), node("span", {}, description)];

/** The lower part of a chat. `room` gives chat, me(), say(text, more), up() to go to the newest buttons. */
export const composer = (room) => {
  let mode = null; // {kind: "reply" | "edit", message}
  const below = keyboardBelow(room);
  const bar = node("div", { className: "bar" });
  const found = node("div", { className: "suggestions", role: "group", aria: { label: "Commands" } });
  const field = node("textarea", { name: "text", rows: 1, maxLength: 40_000, placeholder: "Message", autocomplete: "off",
    aria: { label: `Message as ${room.me().first_name}` } });
  const send = iconButton("send", "Send", () => {}, { type: "submit", className: "round send" });
  const mic = iconButton("mic", "Record a voice note", () => voiceNote(room.chat, room.me(), bar));
  const commands = iconButton("menu", "Commands", () => {}, { className: "round commands" });
  const attach = iconButton("attach", "Attach", () => {});
  const lists = [menu(commands, "Commands", () => known().map((each) => [null, line(each), () => room.say(`/${each.command}`)])),
  menu(attach, "Attach", () => attachItems(room.chat, room.me, bar))];
  const form = node("form", { className: "compose" }, commands, attach, field, below.toggle, mic, send);
  const start = node("button", { type: "button", className: "start strong", on: { click: () => { room.say("/start"); } } }, "Start");
  const unblock = node("button", { type: "button", className: "start plain", on: { click: () => deed(room.chat, "unblock") } }, "Unblock the bot");
  const element = node("div", { className: "foot" }, found, bar, form, start, unblock, below.element, ...lists);

  const known = () => room.me().commands;
  const look = () => {
    send.hidden = !field.value.trim();
    mic.hidden = !send.hidden;
    const begun = /^\/(\w*)$/.exec(field.value);
    found.replaceChildren(...(begun ? known().filter(({ command }) => command.startsWith(begun[1])) : []).map(suggestion));
  };
  const suggestion = ({ command, description }) => node("button", { type: "button", on: { click: () => {
    field.value = "";
    look();
    field.focus();
    room.say(`/${command}`);
  } } }, ...line({ command, description }));

  const setMode = (next) => {
    mode = next;
    bar.replaceChildren();
    update();
    if (!mode) return;
    const { kind, message } = mode;
    bar.append(icon(kind), node("div", { className: "bar-text" },
      node("b", {}, kind === "edit" ? "Edit your message" : `Reply to ${message.from.first_name}`), node("span", {}, message.text || "a message")),
    iconButton("close", kind === "edit" ? "Do not edit" : "Do not reply", () => { field.value = ""; setMode(null); look(); }));
    if (kind === "edit") field.value = message.text;
    look();
    field.focus();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value, now = mode;
    if (!text.trim()) return;
    field.value = ""; // at once: what is typed next is another message
    setMode(null);
    look();
    try {
      if (now?.kind === "edit") await deed(room.chat, "edit", { as: room.me().id, message_id: now.message.message_id, text });
      else await room.say(text, now ? { reply_to: now.message.message_id } : {});
    } catch {
      if (!field.value) field.value = text; // it was not sent: nothing typed is lost
      look();
    }
  });
  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "Escape" && mode) { field.value = ""; setMode(null); look(); }
    if (event.key === "ArrowUp" && !field.value) { event.preventDefault(); room.up(); }
  });
  field.addEventListener("paste", (event) => {
    const [file] = event.clipboardData.files;
    if (file) { event.preventDefault(); sendFile(room.chat, room.me(), file); }
  });

  const update = () => {
    const { chat } = room, blocked = chat.kind === "private" && chat.bot === "kicked";
    const begins = !start.hidden && chat.opened && start.contains(document.activeElement);
    start.hidden = chat.opened || blocked;
    unblock.hidden = !blocked;
    form.hidden = blocked || !chat.opened || Boolean(chat.migrated_to); // as in Telegram, where a chat with a bot begins by its Start button
    if (begins) field.focus();
    commands.hidden = !known().length;
    field.placeholder = mode?.message.asks?.hint || room.me().below?.input_field_placeholder || "Message";
    field.setAttribute("aria-label", `Message as ${room.me().first_name}`);
    below.update();
    below.element.classList.toggle("off", form.hidden);
    look();
  };
  const focus = () => [field, start, unblock].find((place) => !place.closest("[hidden]"))?.focus();
  return { element, update, focus, reply: (message) => setMode({ kind: "reply", message }),
    edit: (message) => setMode({ kind: "edit", message }) };
};
