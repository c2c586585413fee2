// Sentences in which code stands between backticks, as the page shows them.

/** The sentence as it is read. */
export const withoutTicks = (sentence: string): string => sentence.replaceAll("`", "");

/** The parts of a sentence, those of code as code. */
export function withCode(sentence: string): Node[] {
  return sentence.split("`").map((part, at) => {
    if (at % 2 === 0) return document.createTextNode(part);
    const code = document.createElement("code");
    code.lang = "en";
    code.textContent = part;
    return code;
  });
}
