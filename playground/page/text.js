// How does a text with entities look? As nodes, never by HTML. Offsets count UTF-16 units, as JavaScript does.

import { icon, node } from "./dom.js";
import { copy } from "./notices.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };
const FOLDED_ABOVE = 3; // lines of an expandable quote that are always shown

/** The nodes of a text; `press(command)` is called when a command in it is tapped. */
export const formatted = (text, entities, press, from = 0, to = text.length) => {
  const parts = [];
  let at = from;
  const inside = entities.filter((e) => e.offset >= from && e.offset + e.length <= to);
  for (let i = 0; i < inside.length; i += 1) { // outer entities come first
    const entity = inside[i], end = entity.offset + entity.length;
    if (entity.offset < at) continue;
    parts.push(text.slice(at, entity.offset));
    const inner = formatted(text, inside.slice(i + 1), press, entity.offset, end);
    parts.push(wrap(entity, inner, text.slice(entity.offset, end), press));
    at = end;
    if (isBlock(entity) && text[at] === "\n") at += 1; // a block ends its line by itself
  }
  parts.push(text.slice(at, to));
  return parts.filter((part) => part !== "");
};

const isBlock = ({ type }) => ["pre", "blockquote", "expandable_blockquote"].includes(type);

const wrap = (entity, inner, text, press) => {
  switch (entity.type) {
    case "text_link": return link(entity.url, inner);
    case "url": return link(text, inner);
    case "email": return node("a", { href: `mailto:${text}` }, ...inner);
    case "phone_number": return node("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` }, ...inner);
    case "mention": case "text_mention": return node("span", { className: "mention" }, ...inner);
    case "bot_command": return command(text, inner, press);
    case "spoiler": return spoiler(inner);
    case "date_time": return node("time", { title: new Date(entity.unix_time * 1000).toLocaleString() }, ...inner);
    case "code": return copied("code", text, inner);
    case "pre": return pre(text, inner, entity.language);
    case "blockquote": return node("blockquote", {}, ...inner);
    case "expandable_blockquote": return expandable(text, inner);
    default: return node(TAGS[entity.type] ?? "span", {}, ...inner);
  }
};

const link = (address, inner) => {
  const safe = /^(https?|tg):\/\//i.test(address) ? address : `http://${address}`; // never javascript: and the like
  return node("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...inner);
};

// A link by its looks, so that a line may break beside it; a button by what it does.
const command = (text, inner, press) => node("a", { href: "#", className: "command", role: "button", on: {
  click: (event) => { event.preventDefault(); press(text); },
  keydown: (event) => { if (event.key === " ") { event.preventDefault(); press(text); } },
} }, ...inner);

const copied = (tag, text, inner) =>
  node(tag, {}, node("button", { type: "button", className: "bare", title: "Copy", on: { click: () => copy(text) } }, ...inner));

const pre = (text, inner, language) => node("div", { className: "pre" },
  node("div", { className: "pre-head" }, node("span", {}, language || "Text"),
    node("button", { type: "button", className: "bare", aria: { label: "Copy this text" }, on: { click: () => copy(text) } },
      icon("copy"), "Copy")),
  node("pre", { tabIndex: 0, role: "group", aria: { label: "Text to copy" } }, ...inner));

const spoiler = (inner) => {
  const shown = node("button", { type: "button", className: "spoiler", aria: { label: "Hidden text: show it" } },
    node("span", {}, ...inner));
  shown.addEventListener("click", () => { shown.classList.add("open"); shown.removeAttribute("aria-label"); }, { once: true });
  return shown;
};

const expandable = (text, inner) => {
  const long = text.length > 140 || text.split("\n").length > FOLDED_ABOVE;
  const quote = node("blockquote", { className: long ? "folds" : "" }, node("div", { className: "quoted" }, ...inner));
  if (!long) return quote;
  const unfold = node("button", { type: "button", className: "unfold", aria: { expanded: "false" } }, icon("down"), node("span", {}, "Show all"));
  unfold.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    unfold.setAttribute("aria-expanded", open);
    unfold.lastChild.textContent = open ? "Show less" : "Show all";
  });
  quote.append(unfold);
  return quote;
};
