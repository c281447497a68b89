// What is in a message besides text? Files, pictures, voice notes, contact cards, places, stickers, service lines.

import { fileAddress } from "./api.js";
import { icon, node } from "./dom.js";
import { player } from "./player.js";
import { sticker } from "./stickers.js";

const size = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const card = (name, ...children) => node("div", { className: "card" }, node("span", { className: "disc" }, icon(name)),
  node("div", { className: "card-text" }, ...children));

const HIGHEST = 340; // pixels of a picture
const picture = ({ file_id, width, height }, alt) => {
  const shown = node("img", { src: fileAddress(file_id, true), width, height, alt });
  shown.style.width = `${Math.min(width, (HIGHEST * width) / height)}px`; // its place is known before it is there
  return node("a", { className: "photo", href: fileAddress(file_id, true), target: "_blank", rel: "noopener" }, shown);
};

const SHOWN = {
  forward_origin: (origin) => node("div", { className: "forwarded" }, "Forwarded from ",
    node("b", {}, origin.sender_user_name ?? origin.sender_user?.first_name ?? "somebody")),
  document: (file) => node("a", { className: "card", href: fileAddress(file.file_id), download: file.file_name },
    node("span", { className: "disc" }, icon("file")),
    node("div", { className: "card-text" }, node("b", {}, file.file_name), node("span", {}, size(file.file_size ?? 0)))),
  photo: (sizes, content) => picture(sizes.at(-1), content.caption ?? "Picture"),
  voice: player,
  contact: ({ first_name, last_name = "", phone_number }) => card("person", node("b", {}, `${first_name} ${last_name}`.trim()),
    node("a", { href: `tel:${phone_number}` }, phone_number)),
  location: ({ latitude, longitude }) => card("place", node("b", {}, "Location"), node("span", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`)),
  sticker: ({ emoji }) => node("div", { className: "sticker", role: "img", aria: { label: `Sticker ${emoji}` } }, sticker(emoji)),
};

/** The nodes for everything in the content that is not text. */
export const attachments = (content) =>
  Object.entries(SHOWN).filter(([kind]) => content[kind]).map(([kind, show]) => show(content[kind], content));

/** What happened to the chat, where the message tells that; else null. */
export const service = (content) => {
  if (content.group_chat_created) return "The group was created";
  if (content.new_chat_members) return `${content.new_chat_members.map(({ first_name }) => first_name).join(", ")} joined the group`;
  if (content.left_chat_member) return `${content.left_chat_member.first_name} left the group`;
  if (content.migrate_to_chat_id) return "The group became a supergroup";
  if (content.migrate_from_chat_id) return "This supergroup was a group before";
  return null;
};
