// Patterns among actions, one a line, taken apart into the actions that they stand for: first those that the policies
// name, then those that the catalogue knows.
import { actionsOf } from "./assistant.js";

const isPattern = (line) => /[*?]/.test(line);

/** Whether an action is one that a pattern stands for; case does not count. */
function fits(pattern) {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  const whole = new RegExp(`^${source}$`, "is");
  return (action) => whole.test(action);
}

/**
 * The lines with each pattern taken apart, as far as there is room for `most`; `leftOut`, what there was no room for:
 * `[{ pattern, n, isMore }]`, where `isMore` says that there are more than so many; and the patterns that stand for nothing
 * known, which stay.
 */
export async function expanded(lines, named, most) {
  const found = await Promise.all(
    lines.map(async (line) => {
      if (!isPattern(line)) return { actions: [line], isCut: false };
      const { actions, isCut } = await actionsOf(line);
      const all = [...named, ...actions].filter(fits(line));
      return { pattern: line, actions: all.filter((it, at) => all.findIndex((other) => other.toLowerCase() === it.toLowerCase()) === at), isCut };
    }),
  );
  const isThere = new Set();
  const [into, leftOut, unknown] = [[], [], []];
  // What stays as it is has its room whatever the patterns stand for.
  let room = most - found.filter(({ pattern, actions }) => !pattern || !actions.length).length;
  for (const { pattern, actions, isCut } of found) {
    const news = actions.filter((it) => !isThere.has(it.toLowerCase()));
    const taken = pattern ? news.slice(0, Math.max(room, 0)) : news;
    if (pattern) room -= taken.length;
    for (const it of taken) isThere.add(it.toLowerCase());
    into.push(...(pattern && !actions.length ? [pattern] : taken));
    if (pattern && !actions.length) unknown.push(pattern);
    else if (taken.length < news.length || isCut) leftOut.push({ pattern, n: news.length - taken.length, isMore: isCut });
  }
  return { lines: into, leftOut, unknown };
}
