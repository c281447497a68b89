// How is time moved? Forward, by buttons and a date field; it never goes back.

import { api } from "./api.js";
import { $ } from "./dom.js";
import { forField, nextMorning, now, say, setNow } from "./time.js";

const HOUR = 3600;
const JUMPS = {
  hour: () => ({ advance: HOUR }),
  morning: () => ({ move_to: nextMorning().toISOString() }),
  day: () => ({ advance: 24 * HOUR }),
  week: () => ({ advance: 7 * 24 * HOUR }),
  nudge: () => ({ to: "next message" }),
};

let journeys = 0; // under way or waiting for their turn
/** Show that time passes until `journey` ends. */
export const travelling = async (journey) => {
  journeys += 1;
  document.body.classList.add("travelling");
  try {
    return await journey();
  } finally {
    journeys -= 1;
    document.body.classList.toggle("travelling", journeys > 0);
  }
};

const travel = (body) => travelling(async () => {
  $("#time-said").textContent = "Time passes…";
  try {
    setNow((await api("clock", body)).now);
    $("#time-said").textContent = `It is ${said(now())}`;
  } catch (error) {
    $("#time-said").textContent = error.message;
    throw error;
  } finally {
    tick();
  }
});

const said = (moment) => say(moment, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

export const tick = () => {
  const moment = now();
  $("#now").dateTime = moment.toISOString();
  $("#now-day").textContent = say(moment, { weekday: "short", day: "numeric", month: "short" });
  $("#now-clock").textContent = say(moment, { hour: "2-digit", minute: "2-digit" });
  $("#now").title = `${said(moment)}, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
};

export const startClock = () => {
  const field = $("#moment");
  for (const button of document.querySelectorAll("[data-jump]")) {
    button.addEventListener("click", () => travel(JUMPS[button.dataset.jump]()));
  }
  $("#time-panel").addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") field.min = field.value = forField(new Date(now().getTime() + 60_000));
  });
  $("#move").addEventListener("submit", (event) => {
    event.preventDefault();
    travel({ move_to: new Date(field.value).toISOString() });
  });
  setInterval(tick, 1000);
};
