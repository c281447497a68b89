// What is in a message besides text? Files, pictures, voice notes, contact cards, places, stickers, service lines.

import { fileAddress } from "./api.js";
import { icon, node } from "./dom.js";

const size = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const card = (name, ...children) => node("div", { className: "card" }, node("span", { className: "disc" }, icon(name)),
  node("div", { className: "card-text" }, ...children));

const SHOWN = {
  forward_origin: (origin) => node("div", { className: "forwarded" }, "Forwarded from ",
    node("b", {}, origin.sender_user_name ?? origin.sender_user?.first_name ?? "somebody")),
  document: (file) => node("a", { className: "card", href: fileAddress(file.file_id), download: file.file_name },
    node("span", { className: "disc" }, icon("file")),
    node("div", { className: "card-text" }, node("b", {}, file.file_name), node("span", {}, size(file.file_size ?? 0)))),
  photo: (sizes, content) => node("img", { className: "photo", src: fileAddress(sizes.at(-1).file_id, true),
    width: sizes.at(-1).width, height: sizes.at(-1).height, alt: content.caption ?? "Picture" }),
  voice: (voice) => node("div", { className: "voice" },
    node("audio", { controls: true, preload: "none", src: fileAddress(voice.file_id, true), aria: { label: "Voice note" } }),
    node("span", {}, minutes(voice.duration))),
  contact: ({ first_name, last_name = "", phone_number }) => card("person", node("b", {}, `${first_name} ${last_name}`.trim()),
    node("a", { href: `tel:${phone_number}` }, phone_number)),
  location: ({ latitude, longitude }) => card("place", node("b", {}, "Location"), node("span", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`)),
  sticker: ({ emoji }) => node("div", { className: "sticker", role: "img", aria: { label: `Sticker ${emoji}` } }, emoji),
};

/** The nodes for everything in the content that is not text. */
export const attachments = (content) =>
  Object.entries(SHOWN).filter(([kind]) => content[kind]).map(([kind, show]) => show(content[kind], content));

/** What happened to the chat, where the message tells that; else null. */
export const service = (content) => {
  if (content.group_chat_created) return "The group was created";
  if (content.migrate_to_chat_id) return "The group became a supergroup";
  if (content.migrate_from_chat_id) return "This supergroup was a group before";
  return null;
};
