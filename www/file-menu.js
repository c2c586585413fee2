// <file-menu>: opens and saves files, leads to earlier states, and forgets everything. Files can be dropped anywhere.
//
//   attributes  lang         of the words
//               data-opened  changes whenever another case or scenario was opened
//   event       change       `value` says what, and the page leaves an `answer` with the element:
//                              "work": the answer is a line on what is open, then the case or scenario as a file has it;
//                              "open", a line that says where it comes from, and a case: the answer is there if it was opened;
//                              "scenario", likewise
import { make, show, withCode } from "./elements.js";
import { moved, showStates, watch } from "./earlier-states.js";
import { notifyForAWhile } from "./examples.js";
import { askToForget } from "./forget.js";
import { keepFile, keptFiles } from "./kept-files.js";
import { laidOut } from "./laid-out.js";
import { readFile } from "./read-file.js";

const WORDS = {
  en: {
    file: "File",
    open: "Open…",
    open_hint: "A case, a scenario or a policy as JSON; or drop a file on the page",
    save: "Save",
    save_to: (name) => `Writes to ${name}`,
    save_new: "Asks where to",
    download: "Puts a file into your downloads",
    save_as: "Save as…",
    save_as_hint: "To another file",
    states: "Earlier states…",
    states_hint: "What your work was before, in this browser",
    forget: "Forget everything…",
    forget_hint: "Takes away all that is kept in this browser",
    drop: "Drop the file to open it",
    drop_hint: "Undo brings back what you had.",
    close: "Close",
    opened: (name) => `Opened ${name}. Undo brings back what you had.`,
    opened_first: (name, n) => `Opened the first of ${n} cases in ${name}. Undo brings back what you had.`,
    saved: (name) => `Saved to ${name}.`,
    downloaded: (name) => `${name} is in your downloads.`,
    restored: (time) => `Restored the state of ${time}. Undo brings back what you had.`,
    not_opened: (name) => `${name} was not opened`,
    not_saved: (name) => `${name} was not saved`,
    unchanged: "Your work is as it was.",
    problems: {
      too_big: "The file is larger than 2 MB. Open one with fewer policies or checks, or evaluate it on the command line.",
      unreadable: "The browser could not read it. Check that it is a file, that it is still there, and that you may read it.",
      not_text: "It is not a text. Open a JSON file, in UTF-8.",
      empty: "It is empty. Open a file that was saved here, or a policy document as JSON.",
      not_fetched: "What tells files apart could not be loaded. Look at your connection, and try again.",
      several: "It holds several policies that go into the same box. Paste its text into a policy’s box, and choose among them.",
      foreign: "It is none of the formats that are read here. Open the policy document as JSON, as AWS prints it with `--output json`.",
      summary: "It names policies and holds none. Open what `aws iam get-policy-version` or `get-role-policy` prints.",
      unrecognised: "It is neither a case, nor a scenario, nor a policy. Open a file that was saved here, or a policy document as JSON.",
      not_a_case: "It looks like a case, but a field holds what does not belong there. `iam-playground eval` says which one.",
      one: "Several files were dropped. Drop one at a time.",
    },
    no_save: "It could not be written. Choose another place with Save as.",
    nothing: "The page gave nothing to save. Load it again, and try once more.",
  },
  ko: {
    file: "파일",
    open: "열기…",
    open_hint: "사례, 시나리오, 정책 JSON. 파일을 페이지에 끌어다 놓아도 됩니다",
    save: "저장",
    save_to: (name) => `저장할 파일: ${name}`,
    save_new: "저장할 위치를 묻습니다",
    download: "다운로드 폴더에 파일을 저장합니다",
    save_as: "다른 이름으로 저장…",
    save_as_hint: "다른 파일에 저장합니다",
    states: "이전 상태…",
    states_hint: "이 브라우저에 보관된 이전 작업을 봅니다",
    forget: "모두 지우기…",
    forget_hint: "이 브라우저에 보관된 것을 모두 지웁니다",
    drop: "여기에 놓으면 파일을 엽니다",
    drop_hint: "실행 취소하면 하던 작업으로 돌아갑니다.",
    close: "닫기",
    opened: (name) => `파일을 열었습니다: ${name}. 실행 취소하면 하던 작업으로 돌아갑니다.`,
    opened_first: (name, n) => `사례 ${n}개 중 첫 번째를 열었습니다: ${name}. 실행 취소하면 하던 작업으로 돌아갑니다.`,
    saved: (name) => `저장했습니다: ${name}.`,
    downloaded: (name) => `다운로드 폴더에 저장했습니다: ${name}.`,
    restored: (time) => `이전 상태로 되돌렸습니다: ${time}. 실행 취소하면 하던 작업으로 돌아갑니다.`,
    not_opened: (name) => `열지 못했습니다: ${name}`,
    not_saved: (name) => `저장하지 못했습니다: ${name}`,
    unchanged: "하던 작업은 그대로입니다.",
    problems: {
      too_big: "파일이 2MB보다 큽니다. 정책이나 검사를 줄여서 열거나 명령줄에서 평가하세요.",
      unreadable: "브라우저가 읽지 못했습니다. 파일이 맞는지, 아직 그 자리에 있는지, 읽을 권한이 있는지 확인하세요.",
      not_text: "텍스트 파일이 아닙니다. UTF-8로 저장된 JSON 파일을 여세요.",
      empty: "빈 파일입니다. 여기서 저장한 파일이나 정책 JSON을 여세요.",
      not_fetched: "파일을 알아보는 부분을 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
      several: "같은 자리에 들어갈 정책이 여러 개 있습니다. 텍스트를 정책란에 붙여 넣고 그중에서 고르세요.",
      foreign: "여기서 읽는 형식이 아닙니다. AWS가 `--output json`으로 출력하는 정책 JSON을 여세요.",
      summary: "정책의 이름만 있고 내용은 없습니다. `aws iam get-policy-version`이나 `get-role-policy`의 출력을 여세요.",
      unrecognised: "사례도 시나리오도 정책도 아닙니다. 여기서 저장한 파일이나 정책 JSON을 여세요.",
      not_a_case: "사례로 보이지만 맞지 않는 값이 든 필드가 있습니다. `iam-playground eval`이 어느 필드인지 알려 줍니다.",
      one: "파일이 여러 개입니다. 한 번에 하나씩 놓으세요.",
    },
    no_save: "파일에 쓰지 못했습니다. ‘다른 이름으로 저장’으로 다른 위치를 고르세요.",
    nothing: "저장할 내용을 받지 못했습니다. 페이지를 새로 고치고 다시 시도하세요.",
  },
};

const TYPES = [{ description: "JSON", accept: { "application/json": [".json", ".jsonl"] } }];
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");

class FileMenu extends HTMLElement {
  static observedAttributes = ["lang", "data-opened"];

  #value = "";
  /** What a case was opened from and is saved to, by the entry of the browser's history and where the case came from. */
  #files = new Map();
  #n = 0;

  get value() {
    return this.#value;
  }

  connectedCallback() {
    watch();
    this.#build();
    keptFiles().then((kept) => (this.#files = new Map([...kept, ...this.#files])));
    document.addEventListener("pointerdown", ({ target }) => this.contains(target) || this.#fold());
    document.addEventListener("keydown", (event) => this.#press(event), { capture: true });
    this.#takeDrops();
  }

  attributeChangedCallback(name, before, now) {
    // What is named before it is built is built with that name.
    if (!this.opener || before === now) return;
    if (name === "lang") this.#name();
    else moved();
  }

  get #words() {
    return WORDS[this.lang] ?? WORDS.en;
  }

  #build() {
    const words = this.#words;
    this.opener = make("button", { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": "file-list" }, words.file);
    this.opener.addEventListener("click", () => (this.list.hidden ? this.#unfold() : this.#fold()));
    this.list = make("ul", { id: "file-list", class: "menu-body menu-list", "aria-label": words.file, hidden: true });
    this.addEventListener("keydown", (event) => this.#go(event));
    this.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !this.contains(relatedTarget) && this.#fold());
    this.replaceChildren(this.opener, this.list);
  }

  /** Says all in another language. */
  #name() {
    const { file, drop, drop_hint } = this.#words;
    const [said, hint] = document.getElementById("drop-target").children;
    said.textContent = drop;
    hint.textContent = drop_hint;
    this.opener.textContent = file;
    this.list.setAttribute("aria-label", file);
    if (!this.list.hidden) this.#unfold();
  }

  #unfold() {
    const words = this.#words;
    const canWrite = "showSaveFilePicker" in globalThis;
    const file = this.#file();
    const saves = canWrite ? (file?.handle ? words.save_to(file.name) : words.save_new) : words.download;
    const item = (name, hint, act, key) => {
      const shortcut = key && make("kbd", { "aria-hidden": "true" }, isMac ? `⌘${key}` : `Ctrl+${key}`);
      const button = make("button", { type: "button", "aria-keyshortcuts": key && `${isMac ? "Meta" : "Control"}+${key}` }, make("strong", {}, make("span", {}, name), shortcut), make("span", { class: "hint" }, hint));
      button.addEventListener("click", () => {
        this.#fold();
        // The keyboard comes back here when a dialog closes.
        this.opener.focus();
        act();
      });
      return make("li", {}, button);
    };
    this.list.replaceChildren(
      item(words.open, words.open_hint, () => this.#open(), "O"),
      item(words.save, saves, () => this.#save(), "S"),
      ...(canWrite ? [item(words.save_as, words.save_as_hint, () => this.#saveAs())] : []),
      item(words.states, words.states_hint, () => showStates(this.lang, (text, time, isScenario) => this.#restore(text, time, isScenario))),
      item(words.forget, words.forget_hint, () => askToForget(this.lang)),
    );
    this.list.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
  }

  #fold() {
    this.list.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  /** Arrow keys go over the menu, Escape closes it. */
  #go(event) {
    const { key } = event;
    if (key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.#fold();
      this.opener.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return;
    event.preventDefault();
    if (this.list.hidden) this.#unfold();
    const buttons = [this.opener, ...this.list.querySelectorAll("button")];
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
  }

  /** Where the keyboard writes another script, the key is known by its place. */
  #press(event) {
    const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || shiftKey || (isMac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return;
    const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
    if (letter !== "s" && letter !== "o") return;
    event.preventDefault();
    if (event.repeat || document.querySelector("dialog[open]")) return;
    this.#fold();
    if (letter === "s") this.#save();
    else this.#open();
  }

  /** Says something to the page, and gives its answer. */
  #say(value) {
    this.answer = undefined;
    this.#value = value;
    this.dispatchEvent(new Event("change", { bubbles: true }));
    return this.answer;
  }

  /** What is in sight, and under which name its file is known. */
  #work() {
    const text = this.#say("work");
    if (text === undefined) return undefined;
    const at = text.indexOf("\n");
    const [, what, , origin] = text.slice(0, at).split(" ");
    return { text: text.slice(at + 1), isScenario: what === "scenario", key: origin.startsWith("file.") ? origin : `${history.state?.iamp} ${origin}` };
  }

  #know(key, file) {
    this.#files.set(key, file);
    keepFile(key, file);
  }

  #file() {
    return this.#files.get(this.#work()?.key);
  }

  async #open() {
    if (!("showOpenFilePicker" in globalThis)) {
      // Held, so that the browser does not drop it while the reader chooses.
      this.input = make("input", { type: "file", accept: ".json,.jsonl,application/json,text/plain" });
      this.input.addEventListener("change", ({ target }) => target.files[0] && this.#take(target.files[0]));
      this.input.click();
      return;
    }
    try {
      const [handle] = await showOpenFilePicker({ id: "iam-playground", types: TYPES });
      await this.#take(await handle.getFile(), handle);
    } catch (error) {
      if (error.name !== "AbortError") this.#fail(this.#words.not_opened("–"), this.#words.problems.unreadable);
    }
  }

  /** Opens what is in a file. */
  async #take(file, handle) {
    const words = this.#words;
    const { problem, what, text, n } = await readFile(file);
    if (problem) return this.#refuse(file.name, problem);
    document.querySelector("dialog[open]")?.close();
    if (what === "link") {
      // The page says itself what becomes of it.
      location.hash = text.slice(text.indexOf("s="));
      return undefined;
    }
    this.#n += 1;
    const origin = `file.${Date.now().toString(36)}${this.#n}`;
    if (this.#say(`${what === "scenario" ? what : "open"}\n${origin}\n${text}`) === undefined) return this.#refuse(file.name, "not_a_case");
    // A policy is not written over with a case.
    const isAsSaved = n === undefined && text === (await file.text()).trim();
    this.#know(origin, { name: file.name, handle: isAsSaved ? handle : undefined });
    return notifyForAWhile(1 < n ? words.opened_first(file.name, n) : words.opened(file.name));
  }

  #refuse(name, problem) {
    this.#fail(this.#words.not_opened(name), this.#words.problems[problem]);
  }

  #fail(title, sentence) {
    const words = this.#words;
    show(title, words.close, make("p", {}, ...withCode(sentence)), make("p", { class: "hint" }, words.unchanged)).id = "file-problem";
  }

  #restore(text, time, isScenario) {
    if (this.#say(`${isScenario ? "scenario" : "open"}\nown\n${text}`) !== undefined) notifyForAWhile(this.#words.restored(time));
  }

  async #save() {
    const file = this.#file();
    if (file?.handle) await this.#write(file.handle, file.name);
    else await this.#saveAs();
  }

  async #saveAs() {
    const suggestedName = this.#file()?.name.replace(/\.(jsonl|ndjson)$/i, ".json") ?? (this.#work()?.isScenario ? "iam-scenario.json" : "iam-case.json");
    if (!("showSaveFilePicker" in globalThis)) return this.#download(suggestedName);
    let handle;
    try {
      handle = await showSaveFilePicker({ id: "iam-playground", suggestedName, types: TYPES });
    } catch (error) {
      if (error.name !== "AbortError") this.#download(suggestedName);
      return undefined;
    }
    return this.#write(handle, handle.name);
  }

  /** What is saved. A scenario is laid out by who writes it. */
  #text() {
    const work = this.#work();
    if (!work) return {};
    return { ...work, text: work.isScenario ? work.text : laidOut(work.text) };
  }

  async #write(handle, name) {
    const words = this.#words;
    const { text, key } = this.#text();
    if (text === undefined) return this.#fail(words.not_saved(name), words.nothing);
    try {
      const stream = await handle.createWritable();
      await stream.write(`${text.trimEnd()}\n`);
      await stream.close();
    } catch {
      return this.#fail(words.not_saved(name), words.no_save);
    }
    if (key) this.#know(key, { name, handle });
    return notifyForAWhile(words.saved(name));
  }

  #download(name) {
    const words = this.#words;
    const { text } = this.#text();
    if (text === undefined) return this.#fail(words.not_saved(name), words.nothing);
    const url = URL.createObjectURL(new Blob([`${text.trimEnd()}\n`], { type: "application/json" }));
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return notifyForAWhile(words.downloaded(name));
  }

  /** Before the editor, which would take the text of a file into its own. */
  #takeDrops() {
    const words = this.#words;
    const target = make("div", { id: "drop-target", popover: "manual" }, make("strong", {}, words.drop), make("span", {}, words.drop_hint));
    document.body.append(target);
    const hide = () => target.matches(":popover-open") && target.hidePopover();
    const over = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = "copy";
      if (!target.matches(":popover-open")) target.showPopover();
    };
    const drop = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      hide();
      this.#drop(event.dataTransfer);
    };
    addEventListener("dragenter", over, { capture: true });
    addEventListener("dragover", over, { capture: true });
    addEventListener("dragleave", ({ relatedTarget }) => relatedTarget === null && hide(), { capture: true });
    addEventListener("drop", drop, { capture: true });
  }

  async #drop({ files, items }) {
    if (files.length !== 1) return this.#refuse(files[0]?.name ?? "–", files.length === 0 ? "unreadable" : "one");
    const [file] = files;
    // Asked for at once: later there are no items any more.
    const handle = [...items].find(({ kind }) => kind === "file")?.getAsFileSystemHandle?.();
    return this.#take(file, await handle?.catch(() => undefined));
  }
}

customElements.define("file-menu", FileMenu);
