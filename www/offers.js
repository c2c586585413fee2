// What could stand in the fields of the request: actions, resources of the action, condition keys that it receives. The
// list stands below the field that is written in; arrows go over it, Enter takes one, Escape puts it away.
import { offer } from "./assistant.js";
import { make } from "./elements.js";

const WORDS = { en: "Suggestions", ko: "제안" };
/** Typing goes on for as long as keys come this fast. */
const PAUSE = 80;
const MOST = 8;

const action = () => document.getElementById("action")?.value.trim() || "*";

/** Which field of the request an element is. */
function fieldOf(element) {
  if (element?.id === "action") return "action";
  if (element?.id === "resource") return "resource";
  return element?.matches?.("#request input.key") ? "key" : undefined;
}

/** ARNs that the policies name: they are what a reader asks about first. */
function resourcesOfPolicies() {
  const texts = document.querySelector("policy-problems")?.policies ?? "[]";
  const named = JSON.parse(texts).flatMap(({ text }) => [...text.matchAll(/"(arn:[^"\s]+)"/g)].map(([, arn]) => arn));
  return [...new Set(named)].filter((arn) => !/:(iam|sts):/.test(arn)).map((value) => ({ value, hint: "" }));
}

class Offers {
  #field;
  #list = make("ul", { id: "offers", role: "listbox", hidden: true });
  #at = -1;
  #asked = 0;
  #timer;

  constructor() {
    document.body.append(this.#list);
    document.addEventListener("input", (event) => fieldOf(event.target) && event.isTrusted && this.#soon(event.target));
    document.addEventListener("focusout", () => this.#close());
    document.addEventListener("keydown", (event) => this.#press(event), true);
    // The field keeps the keyboard.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => this.#take(target.closest("[role=option]")));
    addEventListener("scroll", () => this.#place(), { passive: true, capture: true });
    addEventListener("resize", () => this.#place());
  }

  #soon(element) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(element), PAUSE);
  }

  /** The line that is written in; a resource stands on each. */
  #written(element) {
    const before = element.value.slice(0, element.selectionStart ?? element.value.length);
    return before.slice(before.lastIndexOf("\n") + 1);
  }

  /** `isWanted` is it when the reader asks for the list, whatever is written. */
  async #ask(element, isWanted = false) {
    this.#asked += 1;
    const mine = this.#asked;
    const field = fieldOf(element);
    const written = this.#written(element);
    const offered = await offer({ field, written, action: action() }).catch(() => []);
    if (mine !== this.#asked || document.activeElement !== element) return;
    const folded = written.toLowerCase();
    const named = field === "resource" ? resourcesOfPolicies().filter(({ value }) => value.toLowerCase().includes(folded)) : [];
    const all = [...named, ...offered].filter(({ value }) => value !== written);
    if ((written === "" && !isWanted) || all.length === 0) {
      this.#close();
      return;
    }
    this.#show(element, all.slice(0, MOST));
  }

  #show(element, items) {
    this.#field = element;
    this.#at = -1;
    this.#list.setAttribute("aria-label", WORDS[document.documentElement.lang] ?? WORDS.en);
    this.#list.replaceChildren(
      ...items.map(({ value, hint }, at) =>
        make("li", { role: "option", id: `offer-${at}`, "data-value": value, "aria-selected": "false" }, make("span", { class: "code" }, value), hint && make("span", { class: "hint", lang: "en" }, hint)),
      ),
    );
    this.#list.hidden = false;
    element.setAttribute("aria-autocomplete", "list");
    element.setAttribute("aria-controls", "offers");
    this.#place();
  }

  #place() {
    if (this.#list.hidden || !this.#field) return;
    const { left, bottom, width } = this.#field.getBoundingClientRect();
    this.#list.style.left = `${Math.max(8, left)}px`;
    this.#list.style.top = `${bottom + 2}px`;
    this.#list.style.minWidth = `${width}px`;
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#field?.removeAttribute("aria-activedescendant");
    this.#field?.removeAttribute("aria-controls");
    this.#field = undefined;
  }

  #press(event) {
    const opens = event.key === "ArrowDown" && this.#list.hidden && !event.isComposing && fieldOf(event.target);
    if (opens && !event.target.value.includes("\n")) this.#ask(event.target, true);
    if (this.#list.hidden || event.target !== this.#field || event.isComposing) return;
    const options = [...this.#list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#select(options, (this.#at + step + options.length + (this.#at === -1 && step < 0 ? 1 : 0)) % options.length);
    else if (event.key === "Enter" && this.#at !== -1) this.#take(options[this.#at]);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #select(options, at) {
    options[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = at;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", options[at].id);
  }

  #take(option) {
    const field = this.#field;
    if (!option || !field) return;
    const end = field.selectionStart ?? field.value.length;
    const start = end - this.#written(field).length;
    const rest = field.value.slice(end);
    const lineEnd = rest.indexOf("\n") === -1 ? rest.length : rest.indexOf("\n");
    this.#close();
    field.setRangeText(option.dataset.value, start, end + lineEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

new Offers();
