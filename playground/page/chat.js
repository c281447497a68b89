// How does one chat look and live? A column with its head, its messages and the text field.

import { api, deed } from "./api.js";
import { composer } from "./composer.js";
import { askMember, languageName } from "./dialogs.js";
import { iconButton, icon, menu, node } from "./dom.js";
import { history } from "./history.js";
import { toast } from "./notices.js";
import { sendFile } from "./sending.js";

const ACTS_FOR = 5500; // milliseconds that "typing…" is shown, as Telegram does

/** A chat's column. `bot`: {id, name}. Gives {element, room, update, load, show, acting, tapped, say, focus}. */
export const chatColumn = (view, bot) => {
  const title = node("h2"), under = node("p", { className: "under" });
  const writer = node("select", { className: "writer", aria: { label: "Who writes here" } });
  const empty = node("div", { className: "empty" });
  const said = node("div", { className: "toasts", role: "status" });
  const element = node("section", { className: `chat${view.kind === "private" ? "" : " group"}`, data: { chat: view.id } });
  let actionTimer = 0;

  const room = {
    chat: view, botId: bot.id, isGroup: view.kind !== "private",
    me: () => room.chat.people.find(({ id }) => String(id) === writer.value) ?? room.chat.people[0],
    say: (text, more = {}) => deed(room.chat, "say", { as: room.me().id, text, ...more }),
    tap: (message_id, data) => deed(room.chat, "tap", { as: room.me().id, message_id, data }),
    remove: ({ message_id }) => deed(room.chat, "delete", { as: room.me().id, message_id }),
    reply: (message) => foot.reply(message),
    edit: (message) => foot.edit(message),
    goTo: (id) => list.goTo(id),
    up: () => list.toNewest(),
    toField: () => foot.focus(),
  };
  const list = history(room);
  const foot = composer(room);

  const update = (next) => {
    room.chat = next;
    const me = room.me().id;
    title.textContent = room.isGroup ? next.title : bot.name;
    element.setAttribute("aria-label", room.isGroup ? `Group ${next.title}` : `${next.title} with ${bot.name}`);
    writer.replaceChildren(...next.people.map(({ id, first_name }) => node("option", { value: id, selected: id === me }, `as ${first_name}`)));
    writer.hidden = !room.isGroup;
    if (!under.classList.contains("acts")) under.textContent = whoIsHere(next);
    empty.replaceChildren(next.description
      ? node("div", { className: "about" }, node("b", {}, "What can this bot do?"), node("p", {}, next.description))
      : node("p", { className: "chip" }, "No messages here yet"));
    foot.update();
  };
  const whoIsHere = ({ kind, people, bot: state, migrated_to }) => {
    if (migrated_to) return "became a supergroup; go on there";
    if (kind === "private") return state === "kicked" ? `${people[0].first_name} has blocked the bot` : `${people[0].first_name}’s phone, in ${languageName(people[0].language_code ?? "en")}`;
    return [...people.map(({ first_name }) => first_name), ...(state === "member" ? [bot.name] : [])].join(", ");
  };

  const show = (message) => {
    list.show(message);
    empty.hidden = !list.isEmpty();
    answerIfAsked();
  };
  /** A forced reply: what is written next answers the newest message. */
  const answerIfAsked = () => {
    const newest = list.newest();
    if (newest?.asks?.of.includes(room.me().id)) foot.reply(newest);
  };
  const acting = (action) => {
    clearTimeout(actionTimer);
    under.classList.toggle("acts", Boolean(action));
    under.textContent = action ? (action === "typing" ? "typing…" : `${action.replaceAll("_", " ")}…`) : whoIsHere(room.chat);
    if (action) actionTimer = setTimeout(() => acting(""), ACTS_FOR);
  };
  const tapped = ({ message_id }) =>
    element.querySelectorAll(`[data-id="${message_id}"] [aria-busy]`).forEach((button) => button.removeAttribute("aria-busy"));
  const load = async () => {
    list.load((await api(`chats/${room.chat.id}/messages`)).messages);
    empty.hidden = !list.isEmpty();
    answerIfAsked();
  };
  const writeAs = () => { foot.update(); list.redraw(); answerIfAsked(); };

  const more = iconButton("more", "More about this chat", () => {});
  const moreList = menu(more, "This chat", () => (room.isGroup ? groupItems(room, writer, writeAs) : privateItems(room)));
  writer.addEventListener("change", writeAs);
  const face = node("span", { className: "face", aria: { hidden: "true" } }, room.isGroup ? icon("people") : node("img", { src: "/page/icon.svg", alt: "" }));
  list.element.append(empty, said);
  element.append(node("header", { className: "head" }, face, node("div", { className: "names" }, title, under), writer, more, moreList),
    list.element, foot.element);
  element.addEventListener("dragover", (event) => event.preventDefault());
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) sendFile(room.chat, room.me(), file);
  });
  update(view);
  return { element, room, update, load, show, acting, tapped, focus: foot.focus, goToEnd: list.goToEnd, tell: (text) => toast(text, said) };
};

const privateItems = ({ chat }) => [chat.bot === "kicked" ? ["block", "Unblock the bot", () => deed(chat, "unblock")]
  : ["block", "Block the bot", () => deed(chat, "block")]];

const groupItems = (room, writer, writeAs) => {
  const { chat } = room, does = (name, fields = {}) => () => deed(chat, name, { as: room.me().id, ...fields });
  return [
    ...chat.people.map(({ id, first_name }) => [room.me().id === id ? "edit" : "person", `Write as ${first_name}`, () => { writer.value = id; writeAs(); }]),
    ["plus", "Add a person", async () => { const given = await askMember(); if (given) does("add_person", Object.fromEntries(given))(); }],
    ...(chat.people.length > 1 ? [["forward", `${room.me().first_name} leaves`, does("leave")]] : []),
    chat.bot === "member" ? ["block", "Throw the bot out", does("kick_bot")] : ["plus", "Let the bot in", does("add_bot")],
    ...(chat.kind === "group" && !chat.migrated_to ? [["people", "Make it a supergroup", does("upgrade")]] : []),
  ];
};
