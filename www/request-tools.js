// <request-tools>: what fills the request in, and what it is copied as.
//
//   property   case     the case as text: its own request is the one that is asked
//   attribute  lang     of the words
//   event      change   the request was filled in: `value` is "try" and a case, a line each
import { ask } from "./ask.js";
import { CONTEXTS, inContext, withContext } from "./contexts.js";
import { make, show, takeEarly, withCode } from "./elements.js";

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
    paste: "Paste an error message…",
    paste_title: "Paste an error message",
    paste_hint: "The message that access was denied, or the JSON of GetRequestAuthorizationDetails or DecodeAuthorizationMessage. It stays in your browser.",
    paste_field: "Error message",
    paste_example: "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: …",
    fill: "Fill in the request",
    encoded: "The message is encoded, and only AWS can read it. Run `aws sts decode-authorization-message --encoded-message …` and paste what it prints.",
    allowed: "Nothing in it was denied.",
    bare: "The message does not say who asked for what. Fill in the request by hand.",
    outside: "AWS leaves out who asked and for which role. Fill in the identity provider as the principal, the role as the resource and the claims of the token as context keys, and paste the role's trust policy as the policy of the resource: it alone decides.",
    unrecognised: "This is no message of AWS that access was denied. Paste all of it, beginning with `User:`.",
    no_text: "Paste the message first.",
    fields: { principal: "principal", action: "action", resource: "resource", context: "context" },
    filled: (list) => `Filled in: ${list}.`,
    kinds: {
      identity: ["an identity-based policy", "identity-based policy"],
      resource: ["a resource-based policy", "resource-based policy"],
      boundary: ["a permissions boundary", "permissions boundary"],
      session: ["a session policy", "session policy"],
      scp: ["a service control policy", "service control policy"],
      rcp: ["a resource control policy", "resource control policy"],
      endpoint: ["a VPC endpoint policy", "VPC endpoint policy"],
      trust: ["the role trust policy", "role trust policy"],
    },
    explicit: ([kind]) => `AWS named an explicit deny in ${kind}.`,
    implicit: ([, kind]) => `AWS said that no ${kind} allows it.`,
    some_explicit: "AWS said that a policy denies it, not which.",
    some_implicit: "AWS said that no policy allows it.",
    unsaid: "AWS did not say why.",
    agrees: "So do the policies here.",
    differs: "The policies here come to something else.",
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
    paste: "오류 메시지 붙여 넣기…",
    paste_title: "오류 메시지 붙여 넣기",
    paste_hint: "액세스가 거부되었다는 메시지, 또는 GetRequestAuthorizationDetails나 DecodeAuthorizationMessage의 JSON입니다. 브라우저 밖으로 나가지 않습니다.",
    paste_field: "오류 메시지",
    paste_example: "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: …",
    fill: "요청 채우기",
    encoded: "인코딩된 메시지이므로 AWS만 읽을 수 있습니다. `aws sts decode-authorization-message --encoded-message …`를 실행하고 출력을 붙여 넣으세요.",
    allowed: "거부된 것이 없습니다.",
    bare: "누가 무엇을 요청했는지 메시지에 없습니다. 요청을 직접 채워 주세요.",
    outside: "AWS는 누가 어떤 역할을 요청했는지 밝히지 않습니다. 보안 주체에 자격 증명 공급자를, 리소스에 역할을, 컨텍스트 키에 토큰의 클레임을 넣고, 역할의 신뢰 정책을 리소스의 정책으로 붙여 넣으세요. 이 정책만으로 결정됩니다.",
    unrecognised: "액세스가 거부되었다는 AWS의 메시지가 아닙니다. `User:`부터 전체를 붙여 넣으세요.",
    no_text: "먼저 메시지를 붙여 넣으세요.",
    fields: { principal: "보안 주체", action: "작업", resource: "리소스", context: "컨텍스트" },
    filled: (list) => `채운 항목: ${list}.`,
    kinds: {
      identity: ["자격 증명 기반 정책", "자격 증명 기반 정책"],
      resource: ["리소스 기반 정책", "리소스 기반 정책"],
      boundary: ["권한 경계", "권한 경계"],
      session: ["세션 정책", "세션 정책"],
      scp: ["서비스 제어 정책", "서비스 제어 정책"],
      rcp: ["리소스 제어 정책", "리소스 제어 정책"],
      endpoint: ["VPC 엔드포인트 정책", "VPC 엔드포인트 정책"],
      trust: ["역할 신뢰 정책", "역할 신뢰 정책"],
    },
    explicit: ([kind]) => `AWS가 밝힌 이유: ${kind}의 명시적 거부.`,
    implicit: ([, kind]) => `AWS가 밝힌 이유: 허용하는 ${kind} 없음.`,
    some_explicit: "AWS는 거부하는 정책이 있다고만 했습니다.",
    some_implicit: "AWS는 허용하는 정책이 없다고 했습니다.",
    unsaid: "AWS는 이유를 밝히지 않았습니다.",
    agrees: "여기 있는 정책의 결과도 같습니다.",
    differs: "여기 있는 정책의 결과는 다릅니다.",
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
    takeEarly(this, "case");
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
    const paste = make("button", { type: "button", class: "quiet", "aria-haspopup": "dialog", click: () => this.paste() }, words.paste);
    this.replaceChildren(make("div", { class: "request-tools" }, paste, choose, copy), this.said);
  }

  say(text) {
    this.said.textContent = text;
  }

  /** Hands the case over. */
  take(it) {
    this.#value = `try\n${JSON.stringify(it)}`;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  paste() {
    const { words } = this;
    this.say("");
    const field = make("textarea", { id: "denied-message", class: "code", rows: "6", placeholder: words.paste_example, spellcheck: "false" });
    const said = make("p", { role: "alert" });
    const fill = make("button", { type: "button", class: "primary" }, words.fill);
    const label = make("label", { for: field.id }, words.paste_field);
    const dialog = show(words.paste_title, words.close, make("p", { class: "hint" }, words.paste_hint), label, field, said, make("div", {}, fill));
    fill.addEventListener("click", async () => {
      const problem = field.value.trim() ? await this.fill(field.value) : words.no_text;
      if (problem) {
        said.replaceChildren(...withCode(problem));
        field.focus();
      } else dialog.close();
    });
    field.focus();
  }

  /** Fills the request in from what AWS said; gives the problem where it can't. */
  async fill(text) {
    const { words } = this;
    const denied = await read(text);
    if (!denied) return words.failed;
    const isOutside = denied.isOfOutsider === true;
    if (denied.what !== "denied") return words[denied.what];
    const { principal, action, resource, context } = denied;
    const given = Object.entries({ principal, action, resource }).filter(([, value]) => value);
    const before = JSON.parse(this.case);
    let next = { ...before, ...Object.fromEntries(given) };
    // Where AWS speaks of no resource, it was none in particular; whose it was followed from the other one.
    if (resource !== before.resource) delete next.resourceAccount;
    if (!resource) next.resource = "*";
    // Who came from outside, and for which role, is not said: what stood there is another's.
    if (isOutside) Object.assign(next, { principal: undefined, resource: undefined });
    if (context) next = withContext({ ...next, context: {} }, context);
    this.take(next);
    const names = [...given.map(([name]) => name), ...(context ? ["context"] : [])].map((name) => words.fields[name]);
    const parts = [words.filled(names.join(", ")), reason(words, denied), denied.policy && `\`${denied.policy}\``, isOutside && words.outside];
    this.said.replaceChildren(...withCode(parts.filter(Boolean).join(" ")));
    if (before.policies && denied.effect) await this.compare(denied);
    return undefined;
  }

  /** Adds whether the page, which has drawn its answer by then, comes to the same. */
  async compare({ kind, effect }) {
    const { words, said } = this;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const message = document.querySelector("#verdict .aws-message blockquote");
    const here = message && (await read(message.textContent));
    const isSame = here?.effect === effect && (!kind || here.kind === kind);
    said.append(" ", isSame ? words.agrees : words.differs);
  }

  async copy() {
    const { words } = this;
    this.say("");
    const lines = await ask("commandLines", { case: this.case }).catch(() => undefined);
    if (lines === undefined) return this.say(words.failed);
    if (!lines) return this.say(words.no_action);
    const { simulate, assumeRole, leftOut } = lines;
    const said = make("p", { class: "hint", role: "status" });
    const names = leftOut.map((name) => words.parts[name]).join(", ");
    const parts = [
      assumeRole && command(words, words.assume, assumeRole, said),
      command(words, words.simulate, simulate, said),
      names && make("p", { class: "hint" }, words.left_out(names)),
      said,
    ];
    show(words.title, words.close, ...parts.filter(Boolean));
  }
}

/** What AWS said, read by the worker; nothing where it can't be had. */
async function read(text) {
  const said = await ask("readDenied", { text }).catch(() => undefined);
  const context = said?.context && Object.fromEntries(said.context.map(([key, values]) => [key, values.length === 1 ? values[0] : values]));
  return said && { ...said, context };
}

/** Why, in words. */
function reason(words, { kind, effect }) {
  if (!effect) return words.unsaid;
  return kind ? words[effect](words.kinds[kind]) : words[`some_${effect}`];
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

customElements.define("request-tools", RequestTools);
