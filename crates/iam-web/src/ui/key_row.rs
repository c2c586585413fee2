//! On a touch screen, the characters that policies are made of stand above the screen's own keyboard, where they would be
//! two or three presses away.

use iam_words::Lang;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::key_row::{self, Editor};
use crate::ui::part::{Draw, later, nothing, part};
use crate::words::labels;

const KEYS: [char; 8] = ['{', '}', '[', ']', '"', ':', ',', '*'];

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub lang: Lang,
}

part!(key_row in tools: Draw<Props> = |of| html! { <KeyRow ..of /> });

/// It, where the screen is touched: nowhere else does a keyboard of its own come up.
pub fn where_touched(ctx: &Ctx) -> Html {
    match key_row::is_touched() {
        true => later(ctx, key_row, Props { lang: ctx.lang }, nothing()),
        false => Html::default(),
    }
}

#[component]
fn KeyRow(props: &Props) -> Html {
    let name = labels(props.lang).key_row;
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
        <div ref={node} id="key-row" role="group" aria-label={name} {onpointerdown}>
            { for KEYS.map(|key| {
                let editor = editor.clone();
                html! { <button type="button" class="code" onclick={move |_| editor.insert(key)}>{ key }</button> }
            }) }
        </div>
    }
}
