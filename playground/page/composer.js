// How does a person write? A text field with commands, what is replied to or edited, and what can be attached.

import { deed } from "./api.js";
import { replyKeyboard } from "./buttons.js";
import { icon, iconButton, menu, node } from "./dom.js";
import { attachItems, sendFile } from "./sending.js";
import { voiceNote } from "./voice.js";

/** The lower part of a chat. `room` gives chat, me(), say(text, more), up() to go to the newest buttons. */
export const composer = (room) => {
  let mode = null; // {kind: "reply" | "edit", message}
  const below = node("div", { className: "below", role: "group", aria: { label: "Suggested answers" } });
  const bar = node("div", { className: "bar" });
  const found = node("div", { className: "suggestions", role: "group", aria: { label: "Commands" } });
  const field = node("textarea", { name: "text", rows: 1, maxLength: 40_000, placeholder: "Message", autocomplete: "off",
    aria: { label: `Message as ${room.me().first_name}` } });
  const send = iconButton("send", "Send", () => {}, { type: "submit", className: "round send" });
  const mic = iconButton("mic", "Record a voice note", () => voiceNote(room.chat, room.me(), bar));
  const commands = iconButton("menu", "Commands", () => {}, { className: "round commands" });
  const attach = iconButton("attach", "Attach", () => {});
  const lists = [menu(commands, "Commands", () => known().map(({ command, description }) =>
    [null, `/${command}  ${description}`, () => room.say(`/${command}`)])),
  menu(attach, "Attach", () => attachItems(room.chat, room.me, bar))];
  const form = node("form", { className: "compose" }, commands, attach, field, mic, send);
  const start = node("button", { type: "button", className: "start strong", on: { click: () => room.say("/start") } }, "Start");
  const unblock = node("button", { type: "button", className: "start plain", on: { click: () => deed(room.chat, "unblock") } }, "Unblock the bot");
  const element = node("div", { className: "foot" }, found, bar, form, start, unblock, below, ...lists);

  const known = () => room.chat.commands;
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
  } } }, node("b", {}, `/${command}`), node("span", {}, description));

  const setMode = (next) => {
    mode = next;
    bar.replaceChildren();
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
    start.hidden = chat.opened || blocked;
    unblock.hidden = !blocked;
    form.hidden = blocked;
    commands.hidden = !known().length;
    field.placeholder = chat.reply_keyboard?.input_field_placeholder ?? "Message";
    field.setAttribute("aria-label", `Message as ${room.me().first_name}`);
    const rows = replyKeyboard(chat.reply_keyboard, chat, room.me, (text) => room.say(text));
    below.replaceChildren(...rows);
    below.hidden = !rows.length;
    look();
  };
  return { element, update, focus: () => field.focus(), reply: (message) => setMode({ kind: "reply", message }),
    edit: (message) => setMode({ kind: "edit", message }) };
};
