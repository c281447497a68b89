// Can the browser record a voice note? Where it has no microphone, or may not use it, a file is asked for.

import { base64, deed } from "./api.js";
import { askVoice } from "./dialogs.js";
import { iconButton, node } from "./dom.js";

/** Record until it is sent or dropped; `bar` shows it meanwhile. */
export const voiceNote = async (chat, me, bar) => {
  const stream = await microphone();
  if (stream) record(chat, me, bar, stream);
  else await fromFile(chat, me);
};

const microphone = async () => {
  if (!navigator.mediaDevices || !window.MediaRecorder) return null;
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return null; // none there, or not allowed
  }
};

const record = (chat, me, bar, stream) => {
  const recorder = new MediaRecorder(stream), parts = [], started = performance.now();
  const seconds = () => Math.max(1, Math.round((performance.now() - started) / 1000));
  const length = node("span", { role: "timer" }, "Recording, 0 s");
  const ticking = setInterval(() => { length.textContent = `Recording, ${seconds()} s`; }, 500);
  let wanted = false;
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.addEventListener("stop", async () => {
    clearInterval(ticking);
    stream.getTracks().forEach((track) => track.stop());
    bar.replaceChildren();
    if (wanted) await send(chat, me, seconds(), new Blob(parts, { type: recorder.mimeType.split(";")[0] }));
  });
  const stop = (send_) => () => { wanted = send_; recorder.stop(); };
  bar.replaceChildren(node("span", { className: "recording" }), length,
    iconButton("trash", "Drop the recording", stop(false)), iconButton("send", "Send the recording", stop(true)));
  recorder.start();
};

const fromFile = async (chat, me) => {
  const given = await askVoice();
  if (!given) return;
  const file = given.get("file");
  await send(chat, me, Number(given.get("duration")), file?.size ? file : null);
};

const send = async (chat, me, duration, sound) => deed(chat, "voice", {
  as: me.id, duration, ...(sound ? { content: await base64(sound), mime: sound.type || "audio/ogg" } : {}) });
