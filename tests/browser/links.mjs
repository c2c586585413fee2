// Share links, made and read without the page: `#s=0.PAYLOAD.CHECK`, raw-deflated JSON and the CRC-32 of it.
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

/** The fragment for a document. */
export function fragmentOf(document) {
  const bytes = Buffer.from(JSON.stringify(document));
  return `#s=0.${deflateRawSync(bytes, { level: 9 }).toString("base64url")}.${check(bytes)}`;
}

/** The document that a link holds. */
export function documentIn(link) {
  const [, payload] = new URL(link).hash.match(/^#s=0\.([A-Za-z0-9_-]+)\.[a-z2-7]{7}(?:&|$)/);
  return JSON.parse(inflateRawSync(Buffer.from(payload, "base64url")).toString());
}
