// How does the page ask the server? See web.py and control.py for what there is.

import { toast } from "./notices.js";

/** GET, or POST with a body. What the server finds wrong is shown and thrown. */
export const api = async (path, body) => {
  const how = body === undefined ? {}
    : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let answer;
  try {
    answer = await fetch(`/api/${path}`, how);
  } catch {
    throw said("The playground does not answer. Is it still running?");
  }
  const told = await answer.json();
  if (!answer.ok) throw said(sentence(told.error));
  return told;
};

/** What went wrong and was shown already. */
class Told extends Error {}
const said = (text) => { toast(text); return new Told(text); };
const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}`;

/** What a person does in a chat; see deeds.py. */
export const deed = (chat, name, fields = {}) => api(`chats/${chat.id}/${name}`, fields);

/** Where a file's bytes are; `show` for what is shown in place. */
export const fileAddress = (id, show) => `/api/files/${encodeURIComponent(id)}${show ? "?show=1" : ""}`;

/** The bytes of a File or Blob, in base64. */
export const base64 = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});

addEventListener("unhandledrejection", (event) => { if (event.reason instanceof Told) event.preventDefault(); });
