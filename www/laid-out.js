// A case as JSON that people read and compare line by line.

/** Objects and lists that are deeper stay in one line, and policy documents as they were typed. */
const DEEPEST = 3;

/** Breaks the line of a text. Only white space is added and taken away: what stands in it is not read and written anew. */
export function laidOut(json) {
  const out = [];
  let depth = 0;
  /** What goes before the next token. */
  let gap = "";
  const line = () => `\n${"  ".repeat(depth)}`;
  const put = (token, after = "") => {
    out.push(gap, token);
    gap = after;
  };
  let isEmpty = false;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^"{}[\],:]+/g)) {
    const wasEmpty = isEmpty;
    const isShallow = depth <= DEEPEST;
    isEmpty = token === "{" || token === "[";
    if (isEmpty) {
      depth += 1;
      put(token, depth <= DEEPEST ? line() : "");
    } else if (token === "}" || token === "]") {
      depth -= 1;
      if (isShallow) gap = wasEmpty ? "" : line();
      put(token);
    } else if (!isShallow) put(token);
    else if (token === ",") put(token, line());
    else if (token === ":") put(token, " ");
    else if (token.trim()) put(token.trim());
    else isEmpty = wasEmpty;
  }
  return out.join("");
}
