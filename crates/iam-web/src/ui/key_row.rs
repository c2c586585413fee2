//! On a touch screen, the characters that policies are made of stand above the screen's own keyboard, where they would be
//! two or three presses away.

use iam_words::Lang;
use yew::prelude::*;

use crate::effects::key_row::{self, Editor};
use crate::words::panes::words;

const KEYS: [char; 8] = ['{', '}', '[', ']', '"', ':', ',', '*'];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn KeyRow(props: &Props) -> Html {
    let words = words(props.lang);
    // The editor that has the keyboard.
    let editor = use_state(|| None::<Editor>);
    let node = use_node_ref();
    {
        let (editor, node) = (editor.setter(), node.clone());
        use_effect_with((), move |()| {
            let ears = key_row::listen(&node, move |found| editor.set(found));
            move || drop(ears)
        });
    }
    use_effect_with((node.clone(), editor.is_some()), |(node, _)| key_row::place(node));
    let Some(editor) = (*editor).clone() else {
        return html! {};
    };
    // The text keeps the keyboard.
    let onpointerdown = |event: PointerEvent| event.prevent_default();
    html! {
        <div ref={node} id="key-row" role="group" aria-label={words.keys} {onpointerdown}>
            { for KEYS.map(|key| {
                let editor = editor.clone();
                html! { <button type="button" class="code" onclick={move |_| editor.insert(key)}>{ key }</button> }
            }) }
        </div>
    }
}
