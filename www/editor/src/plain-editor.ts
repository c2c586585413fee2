// <policy-editor> where its own program could not be had: a plain text box.
import { define } from "./element.ts";
import { textBox } from "./text-box.ts";

define(textBox);
