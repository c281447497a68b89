// How is a voice note heard? A button, a bar to go to a moment, the seconds. Their number is the message's: a file
// fresh from a microphone does not tell it.

import { fileAddress } from "./api.js";
import { icon, node } from "./dom.js";
import { toast } from "./notices.js";

const said = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export const player = ({ file_id, duration }) => {
  const sound = new Audio();
  const button = node("button", { type: "button", className: "disc", aria: { label: "Play the voice note" } }, icon("play"));
  const bar = node("input", { type: "range", min: 0, max: duration, step: 0.1, value: 0, aria: { label: "Moment in the voice note" } });
  const length = node("span", {}, said(duration));

  const look = () => {
    const playing = !sound.paused;
    button.setAttribute("aria-label", playing ? "Pause the voice note" : "Play the voice note");
    button.replaceChildren(icon(playing ? "pause" : "play"));
    bar.value = sound.currentTime;
    length.textContent = playing || sound.currentTime ? `${said(sound.currentTime)} / ${said(duration)}` : said(duration);
  };
  for (const event of ["play", "pause", "ended", "timeupdate"]) sound.addEventListener(event, look);
  button.addEventListener("click", async () => {
    if (!sound.paused) { sound.pause(); return; }
    if (!sound.src) sound.src = fileAddress(file_id, true);
    try {
      await sound.play();
    } catch {
      toast("This voice note has a length, but no sound.");
    }
  });
  bar.addEventListener("input", () => { if (sound.src) sound.currentTime = Number(bar.value); });
  return node("div", { className: "voice" }, button, node("div", { className: "voice-bar" }, bar, length));
};
