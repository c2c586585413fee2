// A plain text box for policy documents: by choice, and where CodeMirror could not be had.
import type { Build, Surface } from "./surface.ts";

export const textBox: Build = (parent, given, hears): Surface => {
  const box = document.createElement("textarea");
  box.spellcheck = false;
  box.autocapitalize = "off";
  box.lang = "en";
  box.value = given.text;
  box.readOnly = given.readonly;
  box.setAttribute("aria-label", given.label);
  box.addEventListener("input", () => {
    hears.edited(box.value);
  });
  // The box's own event would reach the page.
  box.addEventListener("change", (event) => {
    event.stopPropagation();
  });
  parent.append(box);
  return {
    text: () => box.value,
    setText(text) {
      box.value = text;
    },
    selection: () => ({ from: box.selectionStart, to: box.selectionEnd }),
    select({ from, to }) {
      box.setSelectionRange(from, to);
    },
    focus() {
      box.focus();
    },
    setLabel(label) {
      box.setAttribute("aria-label", label);
    },
    // It has no words of its own but its label.
    setLang: () => undefined,
    setReadonly(readonly) {
      box.readOnly = readonly;
    },
    // What is wrong and what came of it, the page lists; there is no place for it in a plain text.
    setDiagnostics: () => undefined,
    setMarks: () => undefined,
    insert(text) {
      box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: text, bubbles: true }));
    },
    end() {
      box.remove();
    },
  };
};
