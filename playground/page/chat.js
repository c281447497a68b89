// How does one chat look and live? A column with its head, its messages and the text field.

import { api, deed } from "./api.js";
import { composer } from "./composer.js";
import { languageName } from "./dialogs.js";
import { $, iconButton, icon, menu, node, uniqueId } from "./dom.js";
import { messageNode } from "./message.js";
import { sendFile } from "./sending.js";
import { dayOf } from "./time.js";

const ACTS_FOR = 5500; // milliseconds that "typing…" is shown, as Telegram does
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** A chat's column. `bot`: {id, name}. Gives {element, chat, update, load, show, acting, tapped, focus}. */
export const chatColumn = (view, bot) => {
  const heading = uniqueId("chat");
  const title = node("h2", { id: heading }), under = node("p", { className: "under" });
  const writer = node("select", { className: "writer", aria: { label: "Who writes here" } });
  const list = node("div", { className: "messages", tabIndex: 0, role: "log", aria: { label: "Messages", live: "polite" } });
  const empty = node("div", { className: "empty" }, node("p", { className: "chip" }, "No messages here yet"));
  const toEnd = iconButton("down", "To the newest message", () => goToEnd(), { className: "round to-end", hidden: true });
  const element = node("section", { className: "chat", data: { chat: view.id }, aria: { labelledby: heading } });
  let actionTimer = 0;

  const room = {
    chat: view, botId: bot.id, isGroup: view.kind !== "private",
    me: () => room.chat.people.find(({ id }) => String(id) === writer.value) ?? room.chat.people[0],
    say: (text, more = {}) => deed(room.chat, "say", { as: room.me().id, text, ...more }),
    tap: (message_id, data) => deed(room.chat, "tap", { as: room.me().id, message_id, data }),
    remove: ({ message_id }) => deed(room.chat, "delete", { as: room.me().id, message_id }),
    reply: (message) => foot.reply(message),
    edit: (message) => foot.edit(message),
    goTo: (id) => flash(find(id)),
    up: () => (newestButton() ?? list.querySelector(".message:last-of-type"))?.focus(),
  };
  const foot = composer(room);

  const find = (id) => $(`[data-id="${id}"]`, list);
  const newestButton = () => [...list.querySelectorAll(".keyboard")].at(-1)?.querySelector(".key");
  const flash = (message) => {
    message?.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
    message?.classList.add("flash");
    setTimeout(() => message?.classList.remove("flash"), 1200);
  };
  const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  const goToEnd = () => { list.scrollTop = list.scrollHeight; };
  // By keyboard: arrows go from message to message, Enter opens what can be done with it, Esc goes back to the field.
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { foot.focus(); return; }
    const messages = [...list.querySelectorAll(".message")], here = messages.indexOf(document.activeElement.closest(".message"));
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) { event.preventDefault(); (messages[here < 0 ? messages.length - 1 : here + by] ?? foot).focus(); }
    if (event.key === "Enter" && document.activeElement === messages[here]) messages[here].querySelector(".actions")?.click();
  });
  let following = true; // at the end, and staying there when the column gets another size
  list.addEventListener("scroll", () => { toEnd.hidden = following = atEnd(); });
  new ResizeObserver(() => { if (following) goToEnd(); }).observe(list);

  const update = (next) => {
    room.chat = next;
    const me = room.me().id;
    title.textContent = room.isGroup ? next.title : bot.name;
    writer.replaceChildren(...next.people.map(({ id, first_name }) => node("option", { value: id, selected: id === me }, `as ${first_name}`)));
    writer.hidden = !room.isGroup;
    if (!under.classList.contains("acts")) under.textContent = whoIsHere(next);
    foot.update();
  };
  const whoIsHere = ({ kind, people, bot: state, migrated_to }) => {
    if (migrated_to) return "became a supergroup; go on there";
    if (kind !== "private") return [...people.map(({ first_name }) => first_name), bot.name].join(", ");
    return state === "kicked" ? `${people[0].first_name} has blocked the bot`
      : `with ${people[0].first_name}, app in ${languageName(people[0].language_code ?? "en")}`;
  };

  const show = (message) => {
    const there = find(message.message_id);
    if (message.deleted) { there?.remove(); arrange(); return; }
    if (there && Number(there.dataset.version) >= message.version) return;
    const follow = atEnd() || (!there && message.from.id !== bot.id), made = messageNode(message, room);
    if (there) replace(there, made);
    else list.insertBefore(made, [...list.children].find((other) => Number(other.dataset.id) > message.message_id) ?? null);
    arrange();
    if (follow) goToEnd();
  };
  // Who was on a button of the old message goes on with the new one, or with writing.
  const replace = (there, made) => {
    const held = there.contains(document.activeElement);
    there.replaceWith(made);
    made.classList.add("edited");
    if (held) (made.querySelector(".key") ?? foot).focus();
  };
  /** Days are told once, and messages of one sender in a row hang together. */
  const arrange = () => {
    let day = "", before = null;
    list.querySelectorAll(".day").forEach((chip) => chip.remove());
    const messages = [...list.querySelectorAll(".message")];
    for (const message of messages) {
      const its = dayOf(message.dataset.date);
      if (its !== day) list.insertBefore(node("p", { className: "day chip" }, its), message);
      message.classList.toggle("first", its !== day || before?.dataset.from !== message.dataset.from);
      [day, before] = [its, message];
    }
    empty.hidden = messages.length > 0;
  };

  const acting = (action) => {
    clearTimeout(actionTimer);
    under.classList.toggle("acts", Boolean(action));
    under.textContent = action ? (action === "typing" ? "typing…" : `${action.replaceAll("_", " ")}…`) : whoIsHere(room.chat);
    if (action) actionTimer = setTimeout(() => acting(""), ACTS_FOR);
  };
  const tapped = ({ message_id }) =>
    find(message_id)?.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  const load = async () => {
    const { messages } = await api(`chats/${room.chat.id}/messages`);
    messages.forEach(show);
    arrange();
    goToEnd();
  };

  const more = iconButton("more", "More about this chat", () => {});
  const moreList = menu(more, "This chat", () => room.isGroup
    ? room.chat.people.map(({ id, first_name }) => [room.me().id === id ? "edit" : "person", `Write as ${first_name}`, () => { writer.value = id; foot.update(); }])
    : [room.chat.bot === "kicked" ? ["block", "Unblock the bot", () => deed(room.chat, "unblock")] : ["block", "Block the bot", () => deed(room.chat, "block")]]);
  writer.addEventListener("change", () => foot.update());
  const face = node("span", { className: `face${room.isGroup ? " group" : ""}`, aria: { hidden: "true" } },
    room.isGroup ? icon("people") : icon("calendar"));
  element.append(node("header", { className: "head" }, face, node("div", { className: "names" }, title, under), writer, more, moreList),
    node("div", { className: "stage" }, list, empty, toEnd), foot.element);
  element.addEventListener("dragover", (event) => event.preventDefault());
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) sendFile(room.chat, room.me(), file);
  });
  update(view);
  return { element, room, update, load, show, acting, tapped, focus: foot.focus };
};
