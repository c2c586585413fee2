// How the editor looks. Colours are the page's; the fallbacks are for a page that has none.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-key, #3b4cca)" },
  { tag: tags.string, color: "var(--code-string, #1c1b1a)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-atom, #8a4b08)" },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: "var(--muted, #5b5853)" },
]);

export const look = EditorView.theme({
  "&": { color: "var(--ink, #1c1b1a)", backgroundColor: "transparent", fontSize: "13.5px", maxHeight: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: 'var(--mono, ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace)',
    lineHeight: "1.55",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink, #1c1b1a)", padding: "8px 0" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted, #5b5853)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent, #3b4cca) 5%, transparent)" },
  // The browser's own selection: to draw one over it would have each key wait for the layout.
  ".cm-content ::selection": { backgroundColor: "color-mix(in srgb, var(--accent, #3b4cca) 22%, transparent)" },
  ".cm-mark": { backgroundColor: "var(--mark, #fff3c4)", borderRadius: "2px" },
  ".cm-mark-selected": { outline: "2px solid var(--accent, #3b4cca)", outlineOffset: "1px" },
  ".cm-mark-allow": { boxShadow: "inset 0 -2px var(--allow, #0b6b3a)" },
  ".cm-mark-deny": { boxShadow: "inset 0 -2px var(--deny, #b3261e)" },
  ".cm-mark-miss": { boxShadow: "inset 0 -2px var(--implicit, #8a4b08)" },
  ".cm-marked": { backgroundColor: "var(--mark, #fff3c4)", boxShadow: "inset 3px 0 var(--muted, #5b5853)" },
  ".cm-marked-selected": { boxShadow: "inset 3px 0 var(--accent, #3b4cca)" },
  ".cm-marked-allow": { boxShadow: "inset 3px 0 var(--allow, #0b6b3a)" },
  ".cm-marked-deny": { boxShadow: "inset 3px 0 var(--deny, #b3261e)" },
  ".cm-marked-miss": { boxShadow: "inset 3px 0 var(--implicit, #8a4b08)" },
  ".cm-content.cm-lineWrapping": { overflowX: "clip" },
  ".cm-notes": { marginInlineStart: "1.5ch" },
  // Short enough to stand whole; where the line has no room left, in the next.
  ".cm-note": {
    display: "inline-block",
    maxWidth: "100%",
    color: "var(--muted, #5b5853)",
    fontFamily: "var(--text, system-ui, sans-serif)",
    fontSize: "13px",
    lineHeight: "1.5",
    overflowWrap: "anywhere",
    cursor: "pointer",
  },
  ".cm-note:hover": { color: "var(--accent, #3b4cca)", textDecoration: "underline" },
  ".cm-note b": { display: "inline-block", width: "1.6em", textAlign: "center" },
  ".cm-note-matches b, .cm-note-allow b": { color: "var(--allow, #0b6b3a)" },
  ".cm-note-differs b, .cm-note-deny b": { color: "var(--deny, #b3261e)" },
  ".cm-note-depends b": { color: "var(--depends, #5b3fa8)" },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--surface, #fff)",
    color: "var(--ink, #1c1b1a)",
    borderColor: "var(--line, #8a857b)",
  },
  ".cm-told": { maxWidth: "min(46ch, 92vw)", maxHeight: "60vh", overflow: "auto", padding: "8px 12px", fontSize: "13.5px", lineHeight: "1.45", overflowWrap: "anywhere" },
  ".cm-told strong": { fontFamily: "var(--mono, ui-monospace, monospace)" },
  ".cm-told p": { margin: "4px 0" },
  ".cm-told a": { color: "var(--accent, #3b4cca)" },
  ".cm-tooltip": { borderRadius: "6px", boxShadow: "var(--shadow, 0 12px 32px rgb(0 0 0 / 20%))", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    maxWidth: "min(640px, 96vw)",
    maxHeight: "min(22em, 50vh)",
    fontFamily: "var(--mono, ui-monospace, monospace)",
    whiteSpace: "normal",
  },
  // What a choice is called, and below it what it means, each whole.
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px", overflowWrap: "anywhere" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent, #3b4cca)", color: "var(--on-accent, #fff)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-tooltip-autocomplete .cm-completionDetail": { display: "block", marginLeft: "0", fontStyle: "normal", fontFamily: "var(--text, system-ui, sans-serif)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent, #3b4cca)", color: "var(--on-accent, #fff)", minHeight: "24px" },
  ".cm-foldPlaceholder": { backgroundColor: "transparent", color: "var(--accent, #3b4cca)", borderColor: "var(--line, #8a857b)" },
  "@media (forced-colors: active)": {
    ".cm-mark": { outline: "2px solid Highlight" },
    ".cm-marked": { borderInlineStart: "3px solid Highlight" },
  },
});
