// <managed-policies>: a button, and the dialog behind it in which one of AWS's own policies is chosen. The list and the
// documents are fetched when somebody asks for them.
//
//   attribute  lang     of the words
//   event      change   a policy was chosen; `value` is its name, and its document in the lines after it
import { managed, managedDocument } from "./assistant.js";
import { make } from "./elements.js";

const WORDS = {
  en: {
    open: "AWS managed…",
    title: "AWS managed policies",
    kept: "The one that you choose is added to the identity-based policies. Undo takes it away.",
    search: "Search",
    hint: "Part of a name, such as ReadOnly",
    close: "Close",
    loading: "Loading the list…",
    document: (name) => `Loading ${name}…`,
    failed: "It could not be loaded. Look at your connection, and try again.",
    again: "Try again",
    count: (n, all) => (n === all ? `${all} policies` : `${n} of ${all} policies`),
    none: (text) => `No policy has “${text}” in its name.`,
    more: (n) => `${n} more: write more of the name`,
  },
  ko: {
    open: "AWS 관리형…",
    title: "AWS 관리형 정책",
    kept: "고른 정책은 자격 증명 기반 정책에 추가됩니다. 실행 취소하면 빠집니다.",
    search: "검색",
    hint: "이름의 일부 (예: ReadOnly)",
    close: "닫기",
    loading: "목록을 불러오는 중…",
    document: (name) => `${name} 불러오는 중…`,
    failed: "불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
    again: "다시 시도",
    count: (n, all) => (n === all ? `정책 ${all}개` : `정책 ${all}개 중 ${n}개`),
    none: (text) => `이름에 다음 텍스트가 들어 있는 정책이 없습니다: “${text}”.`,
    more: (n) => `${n}개 더 있습니다. 이름을 더 적어 보세요`,
  },
};

/** How many are shown at once. */
const MOST = 60;

class ManagedPolicies extends HTMLElement {
  static observedAttributes = ["lang"];

  #value = "";
  #all;

  connectedCallback() {
    this.#build();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#build();
  }

  get value() {
    return this.#value;
  }

  get #words() {
    return WORDS[this.lang] ?? WORDS.en;
  }

  #build() {
    this.opener = make("button", { type: "button", class: "quiet", "aria-haspopup": "dialog", click: () => this.#show() }, this.#words.open);
    this.replaceChildren(this.opener);
  }

  #show() {
    const words = this.#words;
    this.search = make("input", { id: "managed-search", type: "text", placeholder: words.hint, autocomplete: "off", spellcheck: "false", input: () => this.#sift() });
    this.said = make("p", { class: "hint", role: "status" }, words.loading);
    this.list = make("ul", { class: "managed-list plain", "aria-label": words.title });
    const close = make("button", { type: "button", class: "quiet", click: () => this.dialog.close() }, words.close);
    this.dialog = make(
      "dialog",
      { id: "managed-policies", class: "chooser", "aria-labelledby": "managed-title", keydown: (event) => this.#press(event) },
      make(
        "div",
        { class: "gallery-head" },
        make("div", { class: "gallery-title" }, make("h2", { id: "managed-title" }, words.title), make("p", { class: "hint" }, words.kept), close),
        make("div", { class: "gallery-search" }, make("label", { class: "unseen", for: "managed-search" }, words.search), this.search),
        this.said,
      ),
      make("div", { class: "gallery-body" }, this.list),
    );
    this.dialog.addEventListener("close", () => {
      this.dialog.remove();
      this.opener.focus();
    });
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.search.focus();
    this.#load();
  }

  async #load() {
    this.said.textContent = this.#words.loading;
    try {
      this.#all ??= (await managed()) ?? undefined;
    } catch {
      this.#all = undefined;
    }
    if (this.#all) this.#sift();
    else this.#fail(() => this.#load());
  }

  #fail(again) {
    this.said.replaceChildren(this.#words.failed, " ", make("button", { type: "button", class: "link", click: again }, this.#words.again));
  }

  #sift() {
    if (!this.#all) return;
    const words = this.#words;
    const text = this.search.value.trim();
    const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#all.filter(({ name }) => parts.every((part) => name.toLowerCase().includes(part)));
    // What has the least beside the words that were written comes first.
    if (text) found.sort((one, other) => one.name.length - other.name.length);
    const item = (policy) =>
      make("li", {}, make("button", { type: "button", class: "managed-policy", click: () => this.#choose(policy) }, make("strong", {}, policy.name), make("span", { class: "hint code" }, policy.arn)));
    const rest = found.length - MOST;
    const more = 0 < rest ? [make("li", { class: "hint" }, words.more(rest))] : [];
    this.list.replaceChildren(...found.slice(0, MOST).map(item), ...more);
    this.said.textContent = found.length === 0 ? words.none(text) : words.count(found.length, this.#all.length);
  }

  /** Arrows go over the list, and Enter in the search takes the first. */
  #press(event) {
    const buttons = [...this.list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && document.activeElement === this.search) {
      event.preventDefault();
      buttons[0]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    (buttons[at + step] ?? (step < 0 ? this.search : undefined))?.focus();
  }

  async #choose(policy) {
    this.said.textContent = this.#words.document(policy.name);
    const dialog = this.dialog;
    const found = await managedDocument(policy).catch(() => undefined);
    if (!dialog.open) return;
    if (found?.text === undefined) {
      this.#fail(() => this.#choose(policy));
      return;
    }
    dialog.close();
    this.#value = `${policy.name}\n${found.text}`;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("managed-policies", ManagedPolicies);
