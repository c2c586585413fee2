// What the parts of the page that are no Yew put together.
const SVG = "http://www.w3.org/2000/svg";

/** An element with its attributes, what it listens for, and what is in it. */
export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((it) => it !== undefined && it !== null));
  return element;
}

/** One of the page's shapes. */
export function glyph(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `glyph ${name}`);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#glyph-${name}`);
  svg.append(use);
  return svg;
}

/** A sentence in which text of a policy or a command stands between backticks. */
export const withCode = (sentence) => sentence.split("`").map((part, at) => (at % 2 === 1 ? make("code", { lang: "en" }, part) : part));

/** A dialog, which goes when it is closed. A press beside it lands on the dialog itself. */
export function show(title, closes, ...inside) {
  const close = make("button", { type: "button", class: "quiet" }, closes);
  const head = make("div", { class: "tool-head" }, make("h2", { id: "tool-title" }, title), close);
  const dialog = make("dialog", { class: "tool", "aria-labelledby": "tool-title" }, make("div", { class: "tool-body" }, head, ...inside));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** What the page set before an element's script was here lies on the element itself and hides its accessors. */
export function takeEarly(element, ...names) {
  for (const name of names.filter((it) => Object.hasOwn(element, it))) {
    const early = element[name];
    delete element[name];
    element[name] = early;
  }
}
