// On a touch screen, the characters that policies are made of stand above the screen's own keyboard, where they would be
// two or three presses away.
import { make } from "./elements.js";

const KEYS = ["{", "}", "[", "]", '"', ":", ",", "*"];
const WORDS = { en: "Characters for policies", ko: "정책에 쓰는 문자" };

const isTouched = matchMedia("(pointer: coarse)");
let row;
let editor;

/** At the lower edge of what is seen of the page, which the screen's keyboard makes smaller. */
function place() {
  const { offsetTop, height } = visualViewport;
  row.style.bottom = `${Math.max(0, innerHeight - offsetTop - height)}px`;
}

function show(of) {
  editor = of;
  if (row) return;
  const key = (character) => make("button", { type: "button", class: "code", click: () => editor.insert(character) }, character);
  row = make("div", { id: "key-row", role: "group", "aria-label": WORDS[document.documentElement.lang] ?? WORDS.en }, ...KEYS.map(key));
  // The text keeps the keyboard.
  row.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(row);
  place();
}

function hide() {
  row?.remove();
  row = undefined;
}

addEventListener("focusin", ({ target }) => {
  const of = target.closest?.("policy-editor");
  if (of?.insert && !of.readonly && isTouched.matches) show(of);
  else if (!row?.contains(target)) hide();
});
addEventListener("focusout", ({ relatedTarget }) => relatedTarget === null && hide());
for (const event of ["resize", "scroll"]) visualViewport.addEventListener(event, () => row && place());
