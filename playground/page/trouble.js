// What can go wrong? Faults for the next calls, the network, the bot's process; and the log of its calls.

import { api } from "./api.js";
import { $, icon, node } from "./dom.js";
import { say } from "./time.js";

const LAST = 150; // calls that are shown
const FAULTS = {
  too_many: { fault: "too_many", retry_after: 3 },
  server_error: { fault: "server_error" },
  bad_gateway: { fault: "bad_gateway" },
  lost_before: { fault: "dropped", effect: false },
  lost_after: { fault: "dropped", effect: true },
  slow: { fault: "slow", seconds: 5 },
  hangs: { fault: "hangs" },
};
const SAID = { refuse: "an error", html: "502 as a web page", drop: "a dropped connection", slow: "a slow answer", hang: "no answer" };

let waiting = 0;
const opened = () => $("#trouble").open;

/** Show what is switched on and what the bot asked for, while the drawer is open; at most five times a second. */
export const refresh = () => {
  if (!opened() || waiting) return;
  waiting = setTimeout(async () => {
    waiting = 0;
    const [state, log] = await Promise.all([api("state"), api(`calls?last=${LAST}`)]);
    showState(state);
    showCalls(log.calls);
  }, 200);
};

const showState = ({ bot, network, faults }) => {
  $("#bot-state").textContent = bot.pid ? `The bot runs as process ${bot.pid}; it was started ${times(bot.starts)}.` : "The bot is not running.";
  $("#network").textContent = network ? "Cut the network" : "Mend the network";
  $("#network").dataset.up = network;
  $("#faults-on").replaceChildren(...faults.map((fault) => node("li", {},
    `${SAID[fault.kind]} for ${fault.method ?? "any call"}, ${fault.left === null ? "every time" : times(fault.left)}`)));
  $("#calm").hidden = !faults.length;
};
const times = (count) => (count === 1 ? "once" : `${count} times`);

const showCalls = (calls) => {
  const open = new Set([...document.querySelectorAll("#calls details[open]")].map(({ dataset }) => dataset.key));
  $("#calls").replaceChildren(...calls.reverse().map((call) => callNode(call, open)));
  $("#no-calls").hidden = calls.length > 0;
};

const callNode = (call, open) => {
  const key = `${call.at} ${call.method}`, good = call.status === 200;
  const status = call.status === 0 ? "lost" : String(call.status);
  return node("li", {}, node("details", { data: { key }, open: open.has(key) },
    node("summary", {}, node("time", {}, say(new Date(call.at), { hour: "2-digit", minute: "2-digit", second: "2-digit" })),
      node("b", {}, call.method), node("span", { className: `status ${good ? "good" : "bad"}` }, status),
      node("span", { className: "gist" }, gist(call))),
    node("pre", { tabIndex: 0, role: "group", aria: { label: "What was sent" } }, JSON.stringify(call.params, null, 2)),
    node("pre", { tabIndex: 0, role: "group", aria: { label: "What was answered" } }, JSON.stringify(call.answer, null, 2))));
};
const gist = ({ params, fault }) => [fault && `fault: ${fault}`, params.chat_id && `chat ${params.chat_id}`,
  typeof params.text === "string" && params.text.replace(/<[^>]*>/g, "").split("\n")[0].slice(0, 60)].filter(Boolean).join(" · ");

const addFault = async (name) => {
  const form = new FormData($("#fault-form"));
  const times_ = form.get("times") === "always" ? null : Number(form.get("times"));
  await api("faults", { ...FAULTS[name], method: form.get("method") || null, times: times_ });
  refresh();
};

export const startTrouble = () => {
  const drawer = $("#trouble");
  $("#open-trouble").addEventListener("click", () => { drawer.showModal(); refresh(); });
  $("#close-trouble").append(icon("close"));
  for (const button of document.querySelectorAll("[data-fault]")) {
    button.addEventListener("click", () => addFault(button.dataset.fault));
  }
  const press = (id, path, body) => $(id).addEventListener("click", async () => { await api(path, body()); refresh(); });
  press("#calm", "faults/clear", () => ({}));
  press("#kill", "bot", () => ({ do: "kill" }));
  press("#restart", "bot", () => ({ do: "restart" }));
  press("#network", "network", () => ({ up: $("#network").dataset.up === "false" }));
};
