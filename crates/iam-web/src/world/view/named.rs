//! What a field of a form is called: in words, with its key in the text beside.

use iam_words::Lang;
use yew::prelude::*;

use crate::words::world as words;

pub fn named(key: &str, lang: Lang) -> Html {
    html! { <>{ words::called(key, lang) }{ " " }<code class="field-key">{ key.to_string() }</code></> }
}
