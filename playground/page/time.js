// What time is it in the playground, and how is it said? In the browser's own zone.

let ahead = 0; // milliseconds by which the playground's clock is ahead of the machine's

export const setNow = (iso) => { ahead = Date.parse(iso) - Date.now(); };
export const now = () => new Date(Date.now() + ahead);

export const say = (moment, how) => moment.toLocaleString("en-GB", how);
export const clockTime = (seconds) => say(new Date(seconds * 1000), { hour: "2-digit", minute: "2-digit" });
export const wholeTime = (seconds) => say(new Date(seconds * 1000), { dateStyle: "full", timeStyle: "medium" });
export const dayOf = (seconds) => say(new Date(seconds * 1000), { weekday: "long", day: "numeric", month: "long" });

/** The next time it is nine in the morning. */
export const nextMorning = () => {
  const morning = now();
  morning.setHours(9, 0, 0, 0);
  if (morning <= now()) morning.setDate(morning.getDate() + 1);
  return morning;
};

/** As a date field wants it: local, without a zone. */
export const forField = (moment) =>
  new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
