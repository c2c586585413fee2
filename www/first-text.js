// Until the editor is here, a policy's text stands where it will be, in the same colours and places.

import { make } from "./elements.js";

/** Keys, other strings, numbers and words, and what holds them together. */
const TOKENS = /("(?:[^"\\\n]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)|[{}[\],:]/g;

const span = (name, text) => make("span", { class: `code-${name}` }, text);

function highlighted(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [all, string, colon, atom] = match;
    parts.push(text.slice(at, match.index));
    if (string) parts.push(span(colon ? "key" : "string", string), colon ? span("mark", colon) : "");
    else parts.push(span(atom ? "atom" : "mark", all));
    at = match.index + all.length;
  }
  parts.push(text.slice(at));
  return parts;
}

/** The rest of a longer text is as it is: it stands for a moment, and more elements would hold the page up. */
const MOST = 100_000;

/** How many frames a text is waited for. */
const PATIENCE = 60;

/** Shows the texts once they are there. The editor has a root of its own, in which this is not seen. */
export function showFirst(tries = PATIENCE) {
  const waiting = [...document.querySelectorAll("policy-editor:not(:defined)")];
  if (waiting.some((editor) => editor.value === undefined) && tries > 0) return void requestAnimationFrame(() => showFirst(tries - 1));
  for (const editor of waiting) {
    const text = String(editor.value ?? "");
    const pre = make("pre", { class: "first-text" });
    // One by one: so many arguments as a long text has parts, no call takes.
    for (const part of highlighted(text.slice(0, MOST))) pre.append(part);
    pre.append(text.slice(MOST));
    editor.replaceChildren(pre);
  }
}
