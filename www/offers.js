// What could stand in the fields of the request: principals, actions, resources of the action, condition keys that it
// receives and what they may hold. The list stands below the field that is written in; arrows go over it, Enter takes
// one, Escape puts it away.
import { offer } from "./assistant.js";
import { make } from "./elements.js";

const WORDS = { en: "Suggestions", ko: "제안" };
/** Typing goes on for as long as keys come this fast. */
const PAUSE = 80;
const MOST = 8;

const action = () => document.getElementById("action")?.value.trim() || "*";

/** Which field of the request an element is. */
function fieldOf(element) {
  if (["principal", "action", "resource"].includes(element?.id)) return element.id;
  if (element?.matches?.("#request input.key")) return "key";
  return element?.matches?.("#request input.value") ? "value" : undefined;
}

/** The condition key of the row that a field is in. */
const keyOf = (element) => element.closest(".row")?.querySelector("input.key")?.value ?? "";

/** The texts of the policies. */
const policies = () => JSON.parse(document.querySelector("section.problems")?.texts ?? "[]");
const quotedIn = (text) => [...text.matchAll(/"([^"\\\s]+)"/g)].map(([, word]) => word);

/** Every text that stands in quotes in the policies and in the scenario's requests. */
const named = () => [...policies(), document.querySelector("request-tools")?.case ?? ""].flatMap(quotedIn);

const IS_CALLER = /^arn:aws[a-z-]*:(iam|sts)::\d{12}:(root$|(user|role|assumed-role|federated-user|saml-provider|oidc-provider)\/[^*?$]+$)/;
const IS_SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;
/** What a policy may compare with, and no request holds: wildcards, variables, ranges of addresses. */
const IS_PATTERN = /[*?]|\$\{|^[0-9a-f.:]+\/\d+$/i;

/** What the policies compare a condition key with. */
function compared(key) {
  const member = new RegExp(`"${key.replace(/[^\w:]/g, "\\$&")}"\\s*:\\s*("[^"]*"|\\[[^\\]]*\\])`, "gi");
  return policies().flatMap((text) => [...text.matchAll(member)].flatMap(([, values]) => quotedIn(values)));
}

/** What the scenario names already: it is what a reader asks about first. */
const OF_SCENARIO = {
  principal: () => named().filter((word) => IS_CALLER.test(word) || IS_SERVICE.test(word)),
  resource: () => named().filter((word) => word.startsWith("arn:") && !/:(iam|sts):/.test(word)),
  value: compared,
};

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
    const key = keyOf(element);
    const offered = await offer({ field, written, action: action(), key }).catch(() => []);
    if (mine !== this.#asked || document.activeElement !== element) return;
    const folded = written.toLowerCase();
    const known = [...new Set(OF_SCENARIO[field]?.(key))].filter((value) => value.toLowerCase().includes(folded));
    const more = offered.filter(({ value }) => !known.includes(value));
    const isGood = ({ value }) => value !== written && !(field === "value" && IS_PATTERN.test(value));
    const all = [...known.map((value) => ({ value, hint: "" })), ...more].filter(isGood);
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
    // What was asked for does not come any more either.
    if (event.key === "Escape" && this.#list.hidden) this.#close();
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
