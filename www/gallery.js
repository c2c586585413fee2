// The gallery: every worked example, to search and to open. It is fetched when somebody asks for it first.
import { glyph, make } from "./elements.js";
import { fetchFile, notifyForAWhile, open } from "./examples.js";

export const WORDS = {
  en: {
    title: "Worked examples",
    search: "Search",
    hint: "Title, lesson or subject, in English or Korean",
    subject: "Subject",
    all: "All subjects",
    close: "Close",
    count: (n) => (n === 1 ? "1 example" : `${n} examples`),
    none: (text) => `No example has “${text}” in it. Try a kind of policy, a service, or fewer words.`,
    noneOfSubject: "No example of this subject has these words in it. Try another subject, or fewer words.",
    clear: "Show all",
    kept: "Opening one keeps your work: undo brings it back.",
    opened: (title) => `Opened “${title}”. Undo brings your work back.`,
    allowed: "Allowed",
    explicitDeny: "Explicit deny",
    implicitDeny: "Implicit deny",
    depends: "It depends",
    sessions: "Opens in Sessions",
    openedSessions: (title) => `Opened “${title}” in Sessions. Undo brings back what you had there.`,
  },
  ko: {
    title: "예제",
    search: "검색",
    hint: "제목, 설명, 주제 (한국어·영어)",
    subject: "주제",
    all: "모든 주제",
    close: "닫기",
    count: (n) => `예제 ${n}개`,
    none: (text) => `다음 텍스트가 들어 있는 예제가 없습니다: “${text}”. 정책 유형이나 서비스 이름으로 찾거나 단어를 줄여 보세요.`,
    noneOfSubject: "이 주제에는 검색어가 들어 있는 예제가 없습니다. 다른 주제를 고르거나 단어를 줄여 보세요.",
    clear: "모두 보기",
    kept: "예제를 열어도 하던 작업은 남습니다. 실행 취소하면 돌아옵니다.",
    opened: (title) => `“${title}” 예제를 열었습니다. 실행 취소하면 하던 작업으로 돌아갑니다.`,
    allowed: "허용",
    explicitDeny: "명시적 거부",
    implicitDeny: "암시적 거부",
    depends: "경우에 따라 다름",
    sessions: "세션 화면에서 열기",
    openedSessions: (title) => `세션 화면에서 “${title}” 예제를 열었습니다. 실행 취소하면 거기 있던 시나리오로 돌아갑니다.`,
  },
};

/** Class and shape of a decision. */
const GLYPHS = { allowed: "allow", explicitDeny: "deny", implicitDeny: "implicit", depends: "depends" };

let index;

/** Opens the gallery; the keyboard goes back to where it was when it closes. */
export async function showGallery() {
  if (document.getElementById("gallery")) return;
  const lang = document.documentElement.lang === "ko" ? "ko" : "en";
  const words = WORDS[lang];
  index ??= await (await fetchFile("index.json")).json();
  new Gallery(index, lang, words).show();
}

class Gallery {
  constructor({ subjects, cases }, lang, words) {
    this.subjects = subjects;
    this.lang = lang;
    this.words = words;
    this.cards = cases.map((it) => ({ it, text: haystack(it, subjects), item: this.card(it) }));
    this.search = make("input", { id: "gallery-search", type: "text", placeholder: words.hint, autocomplete: "off", spellcheck: "false" });
    this.subject = make(
      "select",
      { id: "gallery-subject" },
      make("option", { value: "" }, words.all),
      ...Object.entries(subjects).map(([id, both]) => make("option", { value: id }, both[lang])),
    );
    this.count = make("p", { id: "gallery-count", class: "hint", role: "status" });
    this.list = make("ul", { class: "gallery-cards plain", "aria-label": words.title });
    this.empty = make("p", { class: "gallery-empty" });
    this.dialog = this.frame();
    this.search.addEventListener("input", () => this.sift());
    this.subject.addEventListener("change", () => this.sift());
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("click", (event) => this.click(event));
    this.dialog.addEventListener("close", () => this.dialog.remove());
  }

  show() {
    document.body.append(this.dialog);
    this.sift();
    this.dialog.showModal();
    this.search.focus();
  }

  frame() {
    const { words } = this;
    const close = make("button", { type: "button", class: "quiet", value: "close" }, words.close);
    return make(
      "dialog",
      { id: "gallery", "aria-labelledby": "gallery-title" },
      make(
        "div",
        { class: "gallery-head" },
        make("div", { class: "gallery-title" }, make("h2", { id: "gallery-title" }, words.title), make("p", { class: "hint" }, words.kept), close),
        make(
          "div",
          { class: "gallery-search" },
          make("label", { class: "unseen", for: "gallery-search" }, words.search),
          this.search,
          make("label", { class: "unseen", for: "gallery-subject" }, words.subject),
          this.subject,
        ),
        this.count,
      ),
      make("div", { class: "gallery-body" }, this.list, this.empty),
    );
  }

  card(it) {
    const { lang, words } = this;
    const isSessions = it.view === "sessions";
    const verdict = isSessions
      ? make("span", { class: "gallery-verdict" }, words.sessions)
      : make("span", { class: `gallery-verdict ${GLYPHS[it.decision]}` }, glyph(GLYPHS[it.decision]), make("span", {}, words[it.decision]));
    const tags = it.subjects.map((subject) => make("span", { class: "tag" }, this.subjects[subject][lang]));
    const href = isSessions ? `#v=sessions&example=${it.id}` : `#example=${it.id}`;
    const id = isSessions ? `example-sessions-${it.id}` : `example-${it.id}`;
    const card = make(
      "a",
      { class: "gallery-card", href, id },
      make("strong", {}, it.title[lang]),
      make("span", { class: "hint" }, it.lesson[lang]),
      make("span", { class: "gallery-tags" }, verdict, ...tags),
    );
    return make("li", {}, card);
  }

  /** Shows what has the words and the subject that are asked for. */
  sift() {
    const text = this.search.value.trim();
    const asked = fold(text).split(/\s+/).filter(Boolean);
    const subject = this.subject.value;
    const found = this.cards.filter(
      (card) => (!subject || card.it.subjects.includes(subject)) && asked.every((word) => card.text.includes(word)),
    );
    this.list.replaceChildren(...found.map((card) => card.item));
    this.count.textContent = this.words.count(found.length);
    const clear = make("button", { type: "button", value: "clear" }, this.words.clear);
    const said = subject ? this.words.noneOfSubject : this.words.none(text);
    this.empty.replaceChildren(...(found.length ? [] : [said, " ", clear]));
  }

  /** Arrow keys go over the cards as they lie; Enter in the search opens the first that is found. */
  press(event) {
    const { key, target } = event;
    const links = [...this.list.querySelectorAll("a")];
    const at = links.indexOf(target.closest("a"));
    const isSearch = target === this.search;
    if (isSearch && key === "Enter" && this.search.value.trim() && !event.isComposing) links[0]?.click();
    else if (isSearch && key === "ArrowDown") links[0]?.focus();
    else if (at < 0) return;
    else if (key === "ArrowUp" && !above(links, at)) this.search.focus();
    else {
      const to = {
        ArrowDown: () => below(links, at),
        ArrowUp: () => above(links, at),
        ArrowRight: () => links[at + 1],
        ArrowLeft: () => links[at - 1],
        Home: () => links[0],
        End: () => links.at(-1),
      }[key];
      if (!to) return;
      to()?.focus();
    }
    event.preventDefault();
  }

  click(event) {
    const { target } = event;
    const button = target.closest("button");
    const link = target.closest("a");
    // A press beside the dialog lands on the dialog itself.
    if (target === this.dialog || button?.value === "close") this.dialog.close();
    else if (button?.value === "clear") {
      this.search.value = this.subject.value = "";
      this.sift();
      this.search.focus();
    } else if (link && !isForTheBrowser(event)) {
      event.preventDefault();
      this.choose(this.cards.find((card) => card.item.contains(link)).it, link.hash);
    }
  }

  async choose(it, hash) {
    const title = it.title[this.lang];
    this.dialog.close();
    if (it.view === "sessions") {
      location.hash = hash;
      notifyForAWhile(this.words.openedSessions(title));
    } else if (await open(it.id)) notifyForAWhile(this.words.opened(title));
  }
}

/** A link that is to be opened elsewhere. */
const isForTheBrowser = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => button !== 0 || ctrlKey || metaKey || shiftKey || altKey;

const fold = (text) => text.normalize("NFC").toLowerCase();

/** What a search looks through: both languages, whichever is shown. */
function haystack({ id, title, lesson, subjects }, names) {
  const both = [title, lesson, ...subjects.map((subject) => names[subject])];
  return fold([id, ...both.flatMap(({ en, ko }) => [en, ko])].join("\n"));
}

const left = (link) => Math.round(link.getBoundingClientRect().left);
const top = (link) => Math.round(link.getBoundingClientRect().top);

/** The next card in the same column, or in a last row that is short, the last. */
const below = (links, at) =>
  links.slice(at + 1).find((link) => left(link) === left(links[at])) ??
  links.slice(at + 1).findLast((link) => top(link) !== top(links[at]));

const above = (links, at) => links.slice(0, at).findLast((link) => left(link) === left(links[at]));
