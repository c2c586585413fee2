// What the page asks of policies while they are edited: each question gives a promise. Places count in UTF-16, as in every
// string here; `kind` is the word for a kind of policy (`identity`, `trust` …).
import { ask } from "./ask.js";

/** What could stand at a place: `{ from, to, isCut, items: [{ label, insert, select, detail, kind }] }`. */
export const complete = ({ kind, text, at }) => ask("complete", { kind, text, at });

/** What it is that stands at a place: `{ from, to, title, lines, page }`, or `null`. */
export const hover = ({ kind, text, at }) => ask("hover", { kind, text, at });

/** AWS's own policies: `[{ arn, name, date }]`; `null` where the list could not be fetched. */
export const managed = () => ask("managed");

/** The document of one of them: `{ text }`; a word where it could not be had. */
export const managedDocument = ({ arn }) => ask("managedDocument", { arn });

const OFFERS = {
  action: (written) => `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${JSON.stringify(written)}`,
  resource: (written, action) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${JSON.stringify(action)},"Resource":${JSON.stringify(written)}`,
  key: (written, action) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${JSON.stringify(action)},"Resource":"*","Condition":{"StringEquals":{${JSON.stringify(written)}`,
  value: (written, action, key) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${JSON.stringify(action)},"Resource":"*","Condition":{"StringEquals":{${JSON.stringify(key)}:${JSON.stringify(written)}`,
};

/**
 * What could stand in a field of the request, an `action`, a `resource`, a `key` or the `value` of one: `[{ value, hint }]`.
 * Nothing for a `principal`, which the scenario alone knows.
 */
export async function offer({ field, written, action = "*", key = "" }) {
  if (!(field in OFFERS)) return [];
  const text = OFFERS[field](written, action, key);
  // Behind what is written, before the quote.
  const { items } = await complete({ kind: "identity", text, at: text.length - 1 });
  return items.map(({ label, detail }) => ({ value: label, hint: detail }));
}

/** What the editors ask, as their border has it (`editor/src/border.ts`). */
const OF_EDITORS = {
  completions: complete,
  told: hover,
};

document.addEventListener("editor", async ({ target, detail: { kind, n, what, text, at } }) => {
  if (kind !== "asked") return;
  try {
    const is = await OF_EDITORS[what]({ kind: target.dataset.kind || "identity", text, at });
    target.answer = { n, what, is };
  } catch {
    target.answer = { n, what: "nothing" };
  }
});
