// A plain text box for policy documents: what <policy-editor> is by choice, and where its own program could not be had.
import { takeEarly } from "./elements.js";

export const STYLE = `
  :host { display: block; min-height: 0; }
  :host([hidden]) { display: none; }
  textarea {
    box-sizing: border-box; width: 100%; min-height: 14em; height: 100%; padding: 8px 12px; border: 0; resize: vertical;
    font: 13.5px/1.55 var(--mono, ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace);
    color: var(--ink, #1c1b1a); background: transparent; tab-size: 2;
  }
`;

/** Tells the page of an edit of the reader's. */
export const tell = (editor) => editor.dispatchEvent(new Event("change", { bubbles: true, composed: true }));

/** Tells the page of a paste, where what was pasted is all there is. */
export function tellPaste(editor, detail, isAll) {
  if (isAll) editor.dispatchEvent(new CustomEvent("paste-text", { bubbles: true, composed: true, detail }));
}

/** The text box. `changed` is called after each edit; `pasted` after a paste, with the text and whether it is all there is. */
export function textBox({ value, label, readonly, changed, pasted }) {
  const box = document.createElement("textarea");
  box.spellcheck = false;
  box.autocapitalize = "off";
  box.lang = "en";
  box.value = value;
  box.readOnly = readonly;
  box.setAttribute("aria-label", label);
  box.addEventListener("input", (event) => {
    changed();
    if (event.inputType === "insertFromPaste") pasted(box.value, box.selectionEnd === box.value.length);
  });
  // The box's own event would reach the page as a second one.
  box.addEventListener("change", (event) => event.stopPropagation());
  return box;
}

/** Puts a text in place of what is selected in a box, as if the reader had typed it. */
export function insertInto(box, text) {
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: text, bubbles: true }));
}

/** As much of the element as the page needs to go on. */
class PlainEditor extends HTMLElement {
  #box = textBox({
    value: "",
    label: "",
    readonly: false,
    changed: () => tell(this),
    pasted: (text, isAll) => tellPaste(this, text, isAll),
  });

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.attachShadow({ mode: "open", delegatesFocus: true }).append(this.#box);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    takeEarly(this, "value", "label", "readonly", "selection");
    this.replaceChildren();
  }

  insert(text) {
    insertInto(this.#box, text);
  }

  get value() {
    return this.#box.value;
  }

  set value(text) {
    const next = String(text ?? "");
    if (next !== this.#box.value) this.#box.value = next;
  }

  get label() {
    return this.#box.getAttribute("aria-label");
  }

  set label(text) {
    this.#box.setAttribute("aria-label", text ?? "");
  }

  get readonly() {
    return this.#box.readOnly;
  }

  set readonly(value) {
    this.#box.readOnly = Boolean(value);
  }

  get selection() {
    return { from: this.#box.selectionStart, to: this.#box.selectionEnd };
  }

  set selection(range) {
    if (range) this.#box.setSelectionRange(range.from ?? 0, range.to ?? range.from ?? 0);
  }
}

/** Takes the place of the element whose program could not be had. */
export function takePlace() {
  if (!customElements.get("policy-editor")) customElements.define("policy-editor", PlainEditor);
}
