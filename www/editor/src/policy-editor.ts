// <policy-editor>: a text box for policy documents, over CodeMirror. What passes between it and the page is in border.ts.
import { codeEditor } from "./code-editor.ts";
import { define } from "./element.ts";

define(codeEditor);
