// <request-tools>: what fills the request in, and what it is copied as.
//
//   property   case     the case as text: its own request is the one that is asked
//   attribute  lang     of the words
//   event      change   the request was filled in: `value` is "try" and a case, a line each
import { CONTEXTS, inContext } from "./contexts.js";
import { make } from "./elements.js";
import { worker } from "./views.js";

const WORDS = {
  en: {
    context: "Typical context…",
    contexts: {
      console: "Console with MFA",
      cli: "CLI with an access key",
      ec2: "Role of an EC2 instance",
      lambda: "Lambda function",
      endpoint: "Through a VPC endpoint",
      cloudformation: "Through CloudFormation",
    },
    set: (name) => `The context is now: ${name}.`,
    copy: "Copy as AWS CLI…",
    title: "AWS CLI commands",
    simulate: "Simulate the request",
    assume: "Assume the role",
    copy_one: "Copy",
    copied: "Copied.",
    not_copied: "The browser did not copy it. Select the text and copy it by hand.",
    close: "Close",
    no_action: "Name an action first.",
    failed: "This could not be fetched. Check the connection and try again.",
    left_out: (list) => `The simulator does not take, so the command leaves out: ${list}.`,
    parts: {
      scps: "service control policies",
      rcps: "resource control policies",
      session: "session policies",
      endpoint: "the VPC endpoint policy",
      trust: "the role trust policy",
      caller: "a caller that is no IAM user",
      unknown: "keys that may hold anything",
      unreadable: "what is no value for the command line",
    },
  },
  ko: {
    context: "일반적인 컨텍스트…",
    contexts: {
      console: "MFA를 사용한 콘솔",
      cli: "액세스 키를 사용한 CLI",
      ec2: "EC2 인스턴스의 역할",
      lambda: "Lambda 함수",
      endpoint: "VPC 엔드포인트를 통해",
      cloudformation: "CloudFormation을 통해",
    },
    set: (name) => `컨텍스트를 바꿨습니다: ${name}.`,
    copy: "AWS CLI로 복사…",
    title: "AWS CLI 명령",
    simulate: "요청 시뮬레이션",
    assume: "역할 수임",
    copy_one: "복사",
    copied: "복사했습니다.",
    not_copied: "브라우저가 복사하지 못했습니다. 텍스트를 선택해 직접 복사해 주세요.",
    close: "닫기",
    no_action: "먼저 작업을 적어 주세요.",
    failed: "가져올 수 없습니다. 연결을 확인하고 다시 시도해 주세요.",
    left_out: (list) => `시뮬레이터가 받지 않아 명령에서 제외한 항목: ${list}.`,
    parts: {
      scps: "서비스 제어 정책",
      rcps: "리소스 제어 정책",
      session: "세션 정책",
      endpoint: "VPC 엔드포인트 정책",
      trust: "역할 신뢰 정책",
      caller: "IAM 사용자가 아닌 호출자",
      unknown: "값을 알 수 없는 키",
      unreadable: "명령줄의 값이 될 수 없는 것",
    },
  },
};

class RequestTools extends HTMLElement {
  static observedAttributes = ["lang"];

  #case = "";
  #value = "";

  get case() {
    return this.#case;
  }

  set case(text) {
    this.#case = text;
  }

  get value() {
    return this.#value;
  }

  connectedCallback() {
    // What was set before this file was there hides the property.
    if (Object.hasOwn(this, "case")) {
      const text = this.case;
      delete this.case;
      this.case = text;
    }
    this.draw();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  get words() {
    return WORDS[this.lang] ?? WORDS.en;
  }

  draw() {
    const { words } = this;
    const options = Object.keys(CONTEXTS).map((id) => make("option", { value: id }, words.contexts[id]));
    const choose = make("select", { class: "quiet", "aria-label": words.context }, make("option", { value: "" }, words.context), ...options);
    // What the reader chooses here is no change of the element's own.
    choose.addEventListener("change", (event) => {
      event.stopPropagation();
      const id = choose.value;
      choose.value = "";
      if (!id) return;
      this.take(inContext(JSON.parse(this.case), id));
      this.say(words.set(words.contexts[id]));
    });
    this.said = make("p", { class: "hint", role: "status" });
    const copy = make("button", { type: "button", class: "quiet", "aria-haspopup": "dialog", click: () => this.copy() }, words.copy);
    this.replaceChildren(make("div", { class: "request-tools" }, choose, copy), this.said);
  }

  say(text) {
    this.said.textContent = text;
  }

  /** Hands the case over. */
  take(it) {
    this.#value = `try\n${JSON.stringify(it)}`;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async copy() {
    const { words } = this;
    this.say("");
    const lines = await new Promise((answer) => worker.ask("command_lines", this.case, this.lang, answer));
    if (!lines) return this.say(words.failed);
    const [simulate, assume, ...leftOut] = lines;
    if (!simulate) return this.say(words.no_action);
    const said = make("p", { class: "hint", role: "status" });
    const names = leftOut.map((name) => words.parts[name]).join(", ");
    const parts = [
      assume && command(words, words.assume, assume, said),
      command(words, words.simulate, simulate, said),
      names && make("p", { class: "hint" }, words.left_out(names)),
      said,
    ];
    show(words, words.title, ...parts.filter(Boolean));
  }
}

/** A command to be copied. */
function command(words, name, text, said) {
  const copied = () =>
    navigator.clipboard.writeText(text).then(
      () => (said.textContent = words.copied),
      () => (said.textContent = words.not_copied),
    );
  const button = make("button", { type: "button", class: "quiet", "aria-label": `${words.copy_one}: ${name}` }, words.copy_one);
  button.addEventListener("click", () => (navigator.clipboard ? copied() : (said.textContent = words.not_copied)));
  const head = make("div", { class: "tool-head" }, make("h3", {}, name), button);
  return make("section", {}, head, make("pre", { class: "code", tabindex: "0", role: "region", "aria-label": name }, text));
}

/** A dialog, which goes when it is closed. A press beside it lands on the dialog itself. */
function show(words, title, ...inside) {
  const close = make("button", { type: "button", class: "quiet" }, words.close);
  const head = make("div", { class: "tool-head" }, make("h2", { id: "tool-title" }, title), close);
  const dialog = make("dialog", { class: "tool", "aria-labelledby": "tool-title" }, make("div", { class: "tool-body" }, head, ...inside));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

customElements.define("request-tools", RequestTools);
