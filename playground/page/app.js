// What does the person see and do? One chat with the bot: messages, buttons, the clock. See web.py for the server's side.

const $ = (id) => document.getElementById(id);
const api = async (path, body) => {
  const how = body === undefined ? {} :
    { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(`/api/${path}`, how);
  const said = await answer.json();
  if (!answer.ok) { toast(said.error); throw new Error(said.error); }
  return said;
};
const node = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

let chat = null;      // the chat that is shown
let botId = 0;
let ahead = 0;        // milliseconds by which the playground's clock is ahead of ours

// -- text with entities: DOM nodes, never HTML ---------------------------------------------------------------------------

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote" };

const link = (address, inner) => {
  const safe = /^(https?|tg):\/\//i.test(address) ? address : `http://${address}`;  // never javascript: and the like
  return node("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...inner);
};
const wrap = (entity, inner, text) => {
  switch (entity.type) {
    case "text_link": return link(entity.url, inner);
    case "url": return link(text, inner);
    case "email": return node("a", { href: `mailto:${text}` }, ...inner);
    case "phone_number": return node("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` }, ...inner);
    case "bot_command": {
      const command = node("a", { href: "#" }, ...inner);
      command.addEventListener("click", (event) => { event.preventDefault(); say(text); });
      return command;
    }
    case "spoiler": return node("span", { className: "spoiler", tabIndex: 0 }, ...inner);
    case "date_time": return node("time", { title: new Date(entity.unix_time * 1000).toLocaleString() }, ...inner);
    default: return TAGS[entity.type] ? node(TAGS[entity.type], {}, ...inner) : node("span", {}, ...inner);
  }
};

// JavaScript counts in UTF-16 units as the Bot API does. Entities come outer first.
const formatted = (text, entities, from = 0, to = text.length) => {
  const parts = [];
  let at = from;
  const inside = entities.filter((e) => e.offset >= from && e.offset + e.length <= to);
  for (let i = 0; i < inside.length; i++) {
    const entity = inside[i], end = entity.offset + entity.length;
    if (entity.offset < at) continue;
    parts.push(text.slice(at, entity.offset));
    const inner = formatted(text, inside.slice(i + 1), entity.offset, end);
    parts.push(wrap(entity, inner, text.slice(entity.offset, end)));
    at = end;
  }
  parts.push(text.slice(at, to));
  return parts.filter((part) => part !== "");
};

// -- messages ------------------------------------------------------------------------------------------------------------

const file = (id, show) => `/api/files/${encodeURIComponent(id)}${show ? "?show=1" : ""}`;
const attachments = (content) => {
  const shown = [];
  if (content.forward_origin) {
    const origin = content.forward_origin;
    shown.push(node("div", { className: "reply" }, `Forwarded from ${origin.sender_user_name ?? origin.sender_user?.first_name}`));
  }
  if (content.document) {
    shown.push(node("a", { href: file(content.document.file_id), download: content.document.file_name }, `📄 ${content.document.file_name}`));
  }
  if (content.photo) shown.push(node("img", { src: file(content.photo.at(-1).file_id, true), alt: content.caption ?? "Picture" }));
  if (content.voice) shown.push(node("div", {}, `🎤 ${content.voice.duration} s`));
  if (content.contact) {
    const { first_name, last_name = "", phone_number } = content.contact;
    shown.push(node("div", {}, `👤 ${first_name} ${last_name} `, node("a", { href: `tel:${phone_number}` }, phone_number)));
  }
  if (content.location) shown.push(node("div", {}, `📍 ${content.location.latitude}, ${content.location.longitude}`));
  if (content.sticker) shown.push(node("div", {}, content.sticker.emoji));
  return shown;
};

const inlineButton = (button, message) => {
  const shown = node("button", { type: "button", className: button.style ?? "" }, button.text);
  shown.addEventListener("click", () => {
    if (button.url) window.open(button.url, "_blank", "noopener");  // http(s) or tg: the server takes no other
    else if (button.copy_text) navigator.clipboard.writeText(button.copy_text.text).then(() => toast("Copied"));
    else deed("tap", { message_id: message.message_id, data: button.callback_data });
  });
  return shown;
};

const messageNode = (message) => {
  const mine = message.from.id !== botId;
  const shown = node("article", { id: `m${message.message_id}`, className: mine ? "mine" : "" });
  shown.dataset.version = message.version;
  const bubble = node("div", { className: "bubble" });
  if (message.reply_to) bubble.append(node("div", { className: "reply" }, message.reply_to.text));
  bubble.append(...attachments(message.content), ...formatted(message.text, message.entities));
  const time = new Date(message.date * 1000).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  bubble.append(node("div", { className: "meta" }, `${message.edit_date ? "edited " : ""}${message.silent ? "🔕 " : ""}${time}`));
  shown.append(bubble);
  for (const row of message.keyboard) {
    shown.append(node("div", { className: "row" }, ...row.map((button) => inlineButton(button, message))));
  }
  return shown;
};

const show = (message) => {
  const there = $(`m${message.message_id}`);
  if (message.deleted) { there?.remove(); return; }
  if (there && Number(there.dataset.version) >= message.version) return;
  const list = $("chat"), atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 100;
  if (there) {
    there.replaceWith(messageNode(message));
  } else {
    const later = [...list.children].find((other) => Number(other.id.slice(1)) > message.message_id);
    list.insertBefore(messageNode(message), later ?? null);
  }
  if (atEnd || !there) list.scrollTop = list.scrollHeight;  // who reads further up is not torn away by an edit
};

// -- the person's deeds --------------------------------------------------------------------------------------------------

const deed = (name, fields) => api(`chats/${chat.id}/${name}`, fields);
const say = (text) => deed("say", { text });

const belowButton = (button) => {
  const shown = node("button", { type: "button" }, button.text);
  shown.addEventListener("click", () => {
    const { first_name, last_name = "" } = chat.people[0];
    if (button.request_contact) deed("contact", { phone_number: "+15550100", first_name, last_name, own: true });
    else if (button.request_location) shareLocation();
    else say(button.text);
  });
  return shown;
};
const shareLocation = () => navigator.geolocation.getCurrentPosition(
  ({ coords }) => deed("location", { latitude: coords.latitude, longitude: coords.longitude }),
  () => { toast("The browser shares no location; sending Berlin's instead"); deed("location", { latitude: 52.52, longitude: 13.405 }); });

const showChat = (next) => {
  chat = next;
  $("welcome").hidden = true;
  $("compose").hidden = false;
  $("start").hidden = chat.opened;
  const rows = chat.reply_keyboard?.keyboard ?? [];
  $("below").replaceChildren(...rows.map((row) => node("div", { className: "row" }, ...row.map(belowButton))));
};

$("compose").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = event.target.elements.text;
  if (!field.value.trim()) return;
  await say(field.value);
  field.value = "";
});
$("compose").elements.text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("compose").requestSubmit(); }
});
$("start").addEventListener("click", () => say("/start"));
$("welcome").addEventListener("submit", async (event) => {
  event.preventDefault();
  showChat(await api("people", Object.fromEntries(new FormData(event.target))));
  $("compose").elements.text.focus();
});
for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => api("clock", { advance: Number(button.dataset.advance) }));
}

// -- what happens by itself ----------------------------------------------------------------------------------------------

let toastTimer = 0;
const toast = (text) => {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 4000);
};
const answered = ({ text, alert }) => {
  if (!text) return;
  if (!alert) { toast(text); return; }
  $("alert").querySelector("p").textContent = text;
  $("alert").showModal();
};
let actionTimer = 0;
const acting = (action) => {
  $("action").textContent = action === "typing" ? "typing…" : `${action.replaceAll("_", " ")}…`;
  clearTimeout(actionTimer);
  actionTimer = setTimeout(() => { $("action").textContent = ""; }, 5000);
};
const setClock = (now) => { ahead = Date.parse(now) - Date.now(); tick(); };
const tick = () => {
  const now = new Date(Date.now() + ahead);
  $("now").dateTime = now.toISOString();
  $("now").textContent = now.toLocaleString([], { weekday: "short", dateStyle: undefined, day: "numeric", month: "short",
    year: "numeric", hour: "2-digit", minute: "2-digit" });
};
setInterval(tick, 1000);

const load = async () => {
  const state = await api("state");
  setClock(state.now);
  botId = state.bot.id;
  $("bot-name").textContent = state.bot.name;
  const first = state.chats[0];
  if (!first) { $("welcome").hidden = false; return; }
  showChat(first);
  const { messages } = await api(`chats/${chat.id}/messages`);
  messages.forEach(show);
};

const events = new EventSource("/api/events");
events.addEventListener("open", load);  // also after a lost connection: what was missed is fetched
events.addEventListener("change", ({ data }) => {
  const change = JSON.parse(data);
  if (change.kind === "clock") setClock(change.now);
  if (!chat || change.chat_id !== chat.id) return;
  if (change.message) { $("action").textContent = ""; show(change.message); }
  if (change.kind === "answer") answered(change.answer);
  if (change.kind === "chat") showChat(change.chat);
  if (change.kind === "action") acting(change.action);
});
