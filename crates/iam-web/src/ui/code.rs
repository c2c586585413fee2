//! Sentences in which text of a policy or a command stands.

use yew::prelude::*;

/// A sentence in which such text stands between backticks.
pub fn with_code(sentence: &str) -> Html {
    let parts = sentence.split('`').enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            0 => html! { { part } },
            _ => html! { <code lang="en">{ part }</code> },
        })
        .collect()
}
