// What can a person send besides a typed text?

import { base64, deed } from "./api.js";
import { shareLocation } from "./below.js";
import { askContact, askForward, askPlace, askSticker } from "./dialogs.js";
import { node } from "./dom.js";
import { voiceNote } from "./voice.js";

/** The rows of the attach menu; `me()` is who sends. */
export const attachItems = (chat, me, bar) => {
  const asked = (question, name, fields) => async () => {
    const given = await question();
    if (given) await deed(chat, name, { as: me().id, ...(fields ? fields(given) : Object.fromEntries(given)) });
  };
  return [
    ["file", "File (also .ics)", () => choose("", (file) => sendFile(chat, me(), file))],
    ["picture", "Picture", () => choose("image/png,image/jpeg", (file) => sendPicture(chat, me(), file))],
    ["person", "Contact", asked(askContact, "contact")],
    ["place", "My location", () => shareLocation(chat, me())],
    ["place", "Another place", asked(askPlace, "location", (given) => ({
      latitude: Number(given.get("latitude")), longitude: Number(given.get("longitude")) }))],
    ["forward", "Forward a text", asked(askForward, "forward")],
    ["mic", "Voice note", () => voiceNote(chat, me(), bar)],
    ["smile", "Sticker", asked(askSticker, "sticker")],
  ];
};

const choose = (accept, send) => {
  const field = node("input", { type: "file", accept });
  field.addEventListener("change", () => { if (field.files[0]) send(field.files[0]); });
  field.click();
};

export const sendFile = async (chat, me, file) => deed(chat, "document", {
  as: me.id, name: file.name, mime: file.type || typeOf(file.name), content: await base64(file) });

const sendPicture = async (chat, me, file) => deed(chat, "photo", { as: me.id, content: await base64(file) });

const typeOf = (name) => name.toLowerCase().endsWith(".ics") ? "text/calendar" : "application/octet-stream";
