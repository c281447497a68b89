// What is on the page, and how does it stay true? The state is fetched, then changes come by server-sent events.

import { api } from "./api.js";
import * as chats from "./chats.js";
import { startClock, tick } from "./clock.js";
import { LANGUAGES } from "./dialogs.js";
import { $, icon, menu, node } from "./dom.js";
import { startHints } from "./hints.js";
import { answered } from "./notices.js";
import { setNow } from "./time.js";
import { refresh, startTrouble } from "./trouble.js";

const load = async () => {
  const state = await api("state");
  setNow(state.now);
  tick();
  await chats.setState(state);
  $("#welcome").hidden = chats.any();
  document.body.dataset.ready = "true";
  refresh();
};

const change = (told) => {
  if (told.kind === "clock") { setNow(told.now); tick(); }
  if (told.kind === "chat") chats.put(told.chat);
  if (told.kind === "commands") api("state").then(({ chats: all }) => all.forEach(chats.put));
  const column = chats.column(told.chat_id);
  if (column && told.message) {
    if (told.kind === "message" && told.message.from.is_bot) { column.acting(""); chats.markNews(told.chat_id); }
    column.show(told.message);
  }
  if (column && told.kind === "action") column.acting(told.action);
  if (column && told.kind === "answer") { column.tapped(told.answer); answered(told.answer, column); }
  if (["call", "bot"].includes(told.kind)) refresh();
};

const events = new EventSource("/api/events");
events.addEventListener("open", () => { document.body.classList.remove("away"); load(); }); // what was missed is fetched
events.addEventListener("error", () => document.body.classList.add("away"));
events.addEventListener("change", ({ data }) => change(JSON.parse(data)));

for (const place of document.querySelectorAll("[data-icon]")) place.prepend(icon(place.dataset.icon));
$("#language").append(...LANGUAGES.map(([value, text]) => node("option", { value }, text)));
$("#new-person").addEventListener("submit", (event) => {
  event.preventDefault();
  chats.newPerson(Object.fromEntries(new FormData(event.target)));
});
$("#skip").addEventListener("click", chats.focusCurrent);
$("#example").addEventListener("click", chats.loadExample);
$("#bar").append(menu($("#add"), "New", () => [["person", "A person", chats.addPerson], ["people", "A group", chats.addGroup],
  ["calendar", "Load an example", chats.loadExample]]));
startClock();
startTrouble();
startHints();
