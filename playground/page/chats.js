// Which chats are there? Side by side where there is room, one behind each tab on a phone.

import { api } from "./api.js";
import { chatColumn } from "./chat.js";
import { travelling } from "./clock.js";
import { askGroup, askPerson } from "./dialogs.js";
import { $, node } from "./dom.js";
import { toast } from "./notices.js";

const columns = new Map(); // chat id → column
let bot = null, current = null;

export const column = (id) => columns.get(id);
export const any = () => columns.size > 0;
export const all = () => [...columns.values()];

/** To the text field of the chat that is in front, or to the welcome's. */
export const focusCurrent = () => (columns.get(current) ?? $("#first-name")).focus();

/** Make the columns what the server's state says. */
export const setState = async (state) => {
  bot = state.bot;
  for (const chat of state.chats) put(chat);
  const kept = Number(sessionStorage.getItem("chat"));
  if (any()) choose(columns.has(kept) ? kept : state.chats[0].id);
  await Promise.all(all().map(({ load }) => load()));
};

/** A chat that is new or changed. */
export const put = (chat) => {
  if (!bot) return;
  const known = columns.get(chat.id);
  if (known) { known.update(chat); return; }
  const made = chatColumn(chat, bot);
  columns.set(chat.id, made);
  $("#chats").append(made.element);
  $("#welcome").hidden = true;
  tabs();
  if (current === null) choose(chat.id);
};

const choose = (id) => {
  current = id;
  sessionStorage.setItem("chat", id);
  for (const { element, room } of all()) element.classList.toggle("current", room.chat.id === id);
  columns.get(id).element.scrollIntoView({ inline: "nearest", block: "nearest" });
  columns.get(id).goToEnd();
  tabs();
};

/** Tabs where the chats do not stand side by side: on a phone, and where there are too many. */
const tabs = () => {
  document.body.classList.toggle("many", columns.size > 1);
  document.body.classList.toggle("tight", $("#chats").scrollWidth > $("#chats").clientWidth);
  $("#tabs").replaceChildren(...all().map(({ room, element }) => node("button", {
    type: "button", className: element.classList.contains("news") && room.chat.id !== current ? "news" : "",
    aria: { pressed: room.chat.id === current }, on: { click: () => { element.classList.remove("news"); choose(room.chat.id); } },
  }, room.chat.title)));
};

new ResizeObserver(tabs).observe($("#chats"));

/** Something new in a chat that is behind another one on a phone. */
export const markNews = (id) => {
  if (id === current) return;
  columns.get(id).element.classList.add("news");
  tabs();
};

const open = (chat) => {
  put(chat);
  choose(chat.id);
  columns.get(chat.id).focus();
};

export const newPerson = async (fields) => open(await api("people", fields));

export const addPerson = async () => {
  const given = await askPerson();
  if (given) await newPerson(Object.fromEntries(given));
};

export const addGroup = async () => {
  const people = all().filter(({ room }) => !room.isGroup).map(({ room }) => room.chat.people[0]);
  if (!people.length) { toast("A group needs people: add one first."); return; }
  const given = await askGroup(people);
  if (given) open(await api("groups", { title: given.get("title"), members: given.getAll("members").map(Number) }));
};

/** Fill the made-up job search; the chat appears as soon as it is begun, and is watched while it fills. */
export const loadExample = async () => {
  toast("Telling the bot about eight applications. Watch.");
  $("#example").disabled = true;
  try {
    open(await travelling(() => api("example", {}))); // it passes the time itself
  } finally {
    $("#example").disabled = false;
  }
};
