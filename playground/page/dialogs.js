// What is asked in a small window? Fields in a form; Esc leaves it.

import { node, uniqueId } from "./dom.js";
import { STICKERS, sticker } from "./stickers.js";

const field = ({ label, name, options, ...props }) => {
  const id = uniqueId("field");
  const made = options
    ? node("select", { id, name, ...props }, ...options.map(([value, text]) => node("option", { value }, text)))
    : node(props.rows ? "textarea" : "input", { id, name, ...props });
  return node("div", { className: props.type === "checkbox" ? "field check" : "field" }, node("label", { htmlFor: id }, label), made);
};

/** Ask for the fields; gives the form's data, or null where it was left. `done`: the button's label, or the buttons. */
export const ask = (title, fields, done) => new Promise((resolve) => {
  const heading = uniqueId("title");
  const form = node("form", { method: "dialog" }, node("h2", { id: heading }, title), ...fields.map(field),
    ...(typeof done === "string" ? [] : [node("div", { className: "tiles" }, ...done)]), node("div", { className: "row end" },
      node("button", { type: "button", className: "plain", on: { click: () => box.close() } }, "Cancel"),
      typeof done === "string" ? node("button", { type: "submit", className: "strong" }, done) : null));
  const box = node("dialog", { aria: { labelledby: heading } }, form);
  form.addEventListener("submit", (event) => { event.preventDefault(); resolve(new FormData(form, event.submitter)); box.close(); });
  box.addEventListener("close", () => { box.remove(); resolve(null); });
  document.body.append(box);
  box.showModal();
});

/** Languages of the app that the bot has first guesses for. */
export const LANGUAGES = [["en", "English"], ["en-GB", "English (UK)"], ["de", "German"], ["es", "Spanish"], ["fr", "French"],
  ["it", "Italian"], ["nl", "Dutch"], ["pt-BR", "Portuguese (Brazil)"], ["pl", "Polish"], ["uk", "Ukrainian"], ["tr", "Turkish"],
  ["ar", "Arabic"], ["hi", "Hindi"], ["zh", "Chinese"], ["ja", "Japanese"]];
export const languageName = (code) => LANGUAGES.find(([known]) => known === code)?.[1] ?? code;

export const askPerson = () => ask("A new person", [
  { label: "First name", name: "first_name", required: true, maxLength: 64, autocomplete: "off" },
  { label: "Language of the app", name: "language_code", options: LANGUAGES },
], "Open their chat");

export const askGroup = (people) => ask("A new group", [
  { label: "Title", name: "title", required: true, maxLength: 128, value: "Job hunt", autocomplete: "off" },
  ...people.map(({ id, first_name }) => ({ label: first_name, name: "members", type: "checkbox", value: id, checked: true })),
], "Make the group");

export const askMember = () => ask("Add a person", [
  { label: "First name", name: "first_name", required: true, maxLength: 64, autocomplete: "off" },
  { label: "Language of the app", name: "language_code", options: LANGUAGES },
], "Add");

export const askContact = () => ask("Send a contact", [
  { label: "First name", name: "first_name", required: true, autocomplete: "off" },
  { label: "Last name", name: "last_name", autocomplete: "off" },
  { label: "Phone number", name: "phone_number", required: true, type: "tel", placeholder: "+1 212 555 0134", autocomplete: "off" },
], "Send");

export const askForward = () => ask("Forward a text", [
  { label: "Who wrote it", name: "from_name", required: true, autocomplete: "off" },
  { label: "Their text", name: "text", rows: 3, required: true },
], "Forward");

export const askPlace = () => ask("Send a location", [
  { label: "Latitude", name: "latitude", type: "number", step: "any", min: -90, max: 90, value: "40.7128", required: true },
  { label: "Longitude", name: "longitude", type: "number", step: "any", min: -180, max: 180, value: "-74.006", required: true },
], "Send");

export const askVoice = () => ask("Send a voice note", [
  { label: "Seconds", name: "duration", type: "number", min: 1, max: 3600, value: "6", required: true },
  { label: "Sound file, if you have one", name: "file", type: "file", accept: "audio/*" },
], "Send");

export const askSticker = () => ask("Send a sticker", [], Object.keys(STICKERS).map((emoji) => node("button", {
  type: "submit", name: "emoji", value: emoji, aria: { label: `Send ${emoji}` } }, sticker(emoji))));
