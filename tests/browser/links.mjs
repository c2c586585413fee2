// Share links, made and read without the page, as `docs/links.md` has them.
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** Seven letters hold 35 bits; the last three are zeros. */
function check(bytes) {
  const bits = BigInt(crc32(bytes)) << 3n;
  return Array.from({ length: 7 }, (_, at) => LETTERS[Number((bits >> BigInt(30 - 5 * at)) & 31n)]).join("");
}

/** The fragment for a document: a link of generation 0, which is read for ever. */
export function fragmentOf(document) {
  const bytes = Buffer.from(JSON.stringify(document));
  return `#s=0.${deflateRawSync(bytes, { level: 9 }).toString("base64url")}.${check(bytes)}`;
}

const dictionary = readFileSync(new URL("../../crates/iam-link/dictionary/1.bin", import.meta.url));
const INDENTS = { "\xf9": " ", "\xfa": "  ", "\xfb": "   ", "\xfc": "    ", "\xfd": "\t" };

/** A tight text with its layout. A letter is a byte here. */
function laidOut(tight, indent) {
  let text = "";
  const around = [];
  for (let at = 0; at < tight.length; ) {
    const flat = around.at(-1) ?? null;
    const line = () => `\n${indent.repeat(around.length)}`;
    const [word] = tight.slice(at).match(/^(?:"(?:[^"\\]|\\[^])*"|[[{] *|[^])/);
    at += word.length;
    if (/^[[{]/.test(word)) {
      const isFlat = flat !== null || 1 < word.length || /[\]}]/.test(tight[at]);
      around.push(isFlat ? Math.max(word.length - 2, 0) : null);
      text += word[0] + (isFlat ? " ".repeat(around.at(-1)) : line());
    } else if (/^[\]}]/.test(word)) {
      around.pop();
      text += (flat === null ? line() : " ".repeat(flat)) + word;
      if (around.length === 0) return text + tight.slice(at);
    } else text += word === "," ? `,${flat === null ? line() : " "}` : word === ":" ? ": " : word;
  }
  return text;
}

/** The document that a link of generation 1 holds. */
export function documentIn(link) {
  const [, payload, said] = new URL(link).hash.match(/^#s=1\.([A-Za-z0-9_-]+)\.([a-z2-7]{7})(?:&|$)/);
  const packed = inflateRawSync(Buffer.from(payload, "base64url"), { dictionary });
  if (check(packed) !== said) throw new Error(`the check of ${link}`);
  const json = packed.toString("latin1").replace(/([\xf8-\xfd])([^\xff]*)\xff/g, (_, code, text) => {
    const whole = code === "\xf8" ? text : laidOut(text, INDENTS[code]);
    return Buffer.from(JSON.stringify(Buffer.from(whole, "latin1").toString())).toString("latin1");
  });
  return JSON.parse(Buffer.from(json, "latin1").toString());
}
