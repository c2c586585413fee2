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

/** What the page set before an element's script was here lies on the element itself and hides its accessors. */
export function takeEarly(element, ...names) {
  for (const name of names.filter((it) => Object.hasOwn(element, it))) {
    const early = element[name];
    delete element[name];
    element[name] = early;
  }
}
