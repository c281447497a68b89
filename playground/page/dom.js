// How are nodes made? By these few helpers, never from a string of HTML.

export const $ = (selector, root = document) => root.querySelector(selector);

/** An element: props are set as properties, `data`, `aria` and `role` as attributes, `on` as listeners. */
export const node = (tag, { data = {}, aria = {}, role, on = {}, ...props } = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  Object.assign(made.dataset, data);
  if (role) made.setAttribute("role", role);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  for (const [name, listener] of Object.entries(on)) made.addEventListener(name, listener);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};

// Strokes on a grid of 24 by 24.
const STROKES = {
  menu: "M4 7h16M4 12h16M4 17h10",
  attach: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  send: "M4 12l16-8-5 16-3.5-6.5z M11.5 13.5L20 4",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6",
  stop: "M7 7h10v10H7z",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6L6 18",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
  place: "M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  forward: "M14 6l6 6-6 6M20 12h-9a7 7 0 0 0-7 7",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.01M15 9.5v.01",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  skip: "M5 6l8 6-8 6zM13 6l7 6-7 6z",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17.2v.01",
  log: "M5 6h14M5 12h14M5 18h9",
  plus: "M12 5v14M5 12h14",
  down: "M6 10l6 6 6-6",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12",
  silent: "M6 17h12l-1.5-3V10a4.5 4.5 0 0 0-9 0v4zM10.5 20h3M4 4l16 16",
  play: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  keyboard: "M3 7h18v11H3zM7 11v.01M11 11v.01M15 11v.01M18 11v.01M8 15h8",
  thumb: "M7 11v9H4v-9zM7 11l4-8a2.5 2.5 0 0 1 2.5 2.5V9H19a2 2 0 0 1 2 2.4l-1.3 7A2 2 0 0 1 17.7 20H7",
  heart: "M12 20s-8-4.8-8-10.5A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.5C20 15.2 12 20 12 20z",
  cup: "M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 10h2a2.5 2.5 0 0 1 0 5h-2M8.5 3v3M12.5 3v3",
  phone: "M6 3h3l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
  calendar: "M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7",
};

/** A decorative icon; what it means is said by the label beside it or by the button's aria-label. */
export const icon = (name) => {
  const vocabulary = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(vocabulary, "svg");
  const path = document.createElementNS(vocabulary, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", STROKES[name]);
  svg.append(path);
  return svg;
};

/** A round button with an icon alone. */
export const iconButton = (name, label, press, props = {}) =>
  node("button", { type: "button", className: "round", title: label, aria: { label }, on: { click: press }, ...props }, icon(name));

let made = 0;
/** An id that no other node has. */
export const uniqueId = (what) => `${what}-${(made += 1)}`;

/** A menu below a button: `items` is asked each time it opens and gives [icon, label or nodes, press]. Esc closes it. */
export const menu = (button, label, items) => {
  const shown = node("div", { className: "menu", popover: "auto", id: uniqueId("menu"), role: "menu", aria: { label } });
  button.setAttribute("aria-haspopup", "menu");
  button.popoverTargetElement = shown;
  shown.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    shown.replaceChildren(...items().map(([name, text, press]) => node("button", {
      type: "button", role: "menuitem", on: { click: () => { shown.hidePopover(); press(); } },
    }, name ? icon(name) : null, ...(Array.isArray(text) ? text : [node("span", {}, text)]))));
  });
  shown.addEventListener("toggle", ({ newState }) => {
    if (newState !== "open") return;
    place(shown, button.getBoundingClientRect());
    $("button", shown)?.focus();
  });
  shown.addEventListener("keydown", (event) => step(event, [...shown.children]));
  return shown;
};

const step = (event, items) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  items.at((items.indexOf(document.activeElement) + by) % items.length).focus();
};

// Where there is room: above or below the button, never beyond the window.
const place = (shown, anchor) => {
  const { offsetWidth: width, offsetHeight: height } = shown;
  const below = anchor.bottom + height + 8 < innerHeight;
  shown.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
  shown.style.top = `${Math.max(8, below ? anchor.bottom + 4 : anchor.top - height - 4)}px`;
};
