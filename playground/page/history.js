// How are a chat's messages listed? In order, by days, staying at the end while one reads there.

import { $, iconButton, node } from "./dom.js";
import { messageNode } from "./message.js";
import { dayOf } from "./time.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const FLOATS = 1200; // milliseconds that the day stays in sight after scrolling
const NEAR_END = 120; // pixels

/** The list of a room's messages. Gives {element, show, load, redraw, goTo, goToEnd, toNewest, isEmpty, newest}. */
export const history = (room) => {
  const messages = new Map(); // id → message
  const list = node("div", { className: "messages", tabIndex: 0, role: "log", aria: { label: "Messages", live: "polite" } });
  const toEnd = iconButton("down", "To the newest message", () => goToEnd(), { className: "round to-end", hidden: true });
  const element = node("div", { className: "stage" }, list, toEnd);
  let following = true, floats = 0; // at the end, and staying there when the column gets another size

  const find = (id) => $(`[data-id="${id}"]`, list);
  const goToEnd = () => { list.scrollTop = list.scrollHeight; };
  list.addEventListener("scroll", () => {
    toEnd.hidden = following = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
    list.classList.add("moving");
    clearTimeout(floats);
    floats = setTimeout(() => list.classList.remove("moving"), FLOATS);
  });
  new ResizeObserver(() => { if (following) goToEnd(); }).observe(list);
  list.addEventListener("keydown", (event) => walk(event, list, room.toField));

  const put = (message) => {
    const there = find(message.message_id);
    if (message.deleted) { messages.delete(message.message_id); if (there) drop(there); return; }
    if (there && Number(there.dataset.version) >= message.version) return;
    messages.set(message.message_id, message);
    const made = messageNode(message, room);
    if (there) replace(there, made);
    else insert(made, message.message_id);
  };
  const insert = (made, id) => {
    let before = list.lastElementChild; // new ones come at the end, so the place is looked for from there
    while (before && !(Number(before.dataset.id) < id)) before = before.previousElementSibling;
    if (before) before.after(made);
    else list.prepend(made);
    tie(made);
    tie(near(made, "nextElementSibling"));
  };
  // Who was on a button of the old message goes on with the new one, or with writing.
  const replace = (there, made) => {
    const held = there.contains(document.activeElement);
    there.replaceWith(made);
    made.classList.add("edited");
    tie(made);
    if (!held) return;
    if ($(".key", made)) $(".key", made).focus();
    else room.toField();
  };
  const drop = (there) => {
    const after = near(there, "nextElementSibling"), held = there.contains(document.activeElement);
    if (there.previousElementSibling?.matches(".day")) there.previousElementSibling.remove();
    there.remove();
    tie(after);
    if (held) room.toField();
  };

  const show = (message) => {
    const follow = following || (message.from.id !== room.botId && !messages.has(message.message_id));
    put(message);
    if (follow) goToEnd();
  };
  const load = (all) => {
    list.setAttribute("aria-busy", "true"); // a reader is not told all of it again
    all.forEach(put);
    goToEnd();
    requestAnimationFrame(() => list.removeAttribute("aria-busy"));
  };
  const redraw = () => {
    const at = list.scrollTop;
    list.replaceChildren();
    load([...messages.values()]);
    list.scrollTop = at;
  };
  const goTo = (id) => {
    const message = find(id);
    message?.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
    message?.classList.add("flash");
    setTimeout(() => message?.classList.remove("flash"), 1200);
  };
  /** To the buttons of the newest message that has some, else to the newest message. */
  const toNewest = () => ([...list.querySelectorAll(".keyboard")].at(-1)?.querySelector(".key") ?? list.querySelector(".message:last-of-type"))?.focus();
  return { element, show, load, redraw, goTo, goToEnd, toNewest, isEmpty: () => messages.size === 0, newest: () => [...messages.values()].at(-1) };
};

const near = (message, way) => {
  let other = message[way];
  while (other && !other.matches(".message")) other = other[way];
  return other;
};

/** A day is told once, and messages of one sender in a row hang together. */
const tie = (message) => {
  if (!message) return;
  const before = near(message, "previousElementSibling"), day = dayOf(message.dataset.date);
  const begins = !before || dayOf(before.dataset.date) !== day;
  if (message.previousElementSibling?.matches(".day")) message.previousElementSibling.remove();
  if (begins) message.before(node("p", { className: "day chip" }, day));
  message.classList.toggle("first", begins || before.dataset.from !== message.dataset.from);
};

// By keyboard: arrows go from message to message, Enter opens what can be done with it, Esc goes back to the field.
const walk = (event, list, toField) => {
  if (event.key === "Escape") { toField(); return; }
  const messages = [...list.querySelectorAll(".message")], here = messages.indexOf(document.activeElement.closest(".message"));
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by) {
    event.preventDefault();
    const next = messages[here < 0 ? messages.length - 1 : here + by];
    if (next) next.focus();
    else toField();
  }
  if (event.key === "Enter" && document.activeElement === messages[here]) messages[here].querySelector(".actions")?.click();
};
