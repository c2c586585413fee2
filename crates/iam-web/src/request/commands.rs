//! The dialog with the request as commands of AWS's command line.

use std::rc::Rc;

use iam_protocol::case::CommandLines;
use iam_words::Lang;
use yew::prelude::*;

use crate::effects::clipboard;
use crate::ui::tool::Tool;
use crate::words::tools::words;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub lines: Rc<CommandLines>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Commands(props: &Props) -> Html {
    let Props { lang, lines, on_close } = props;
    let words = words(*lang);
    let node = use_node_ref();
    let said = use_state(|| "");
    let command = |name: &'static str, text: &str| {
        let (said, copied) = (said.setter(), text.to_string());
        let onclick = move |_| {
            let said = said.clone();
            clipboard::copy(copied.clone(), move |is_done| {
                said.set(if is_done { words.copied } else { words.not_copied });
            });
        };
        html! {
            <section>
                <div class="tool-head">
                    <h3>{ name }</h3>
                    <button type="button" class="quiet" aria-label={[words.copy_one, ": ", name].concat()} {onclick}>{ words.copy_one }</button>
                </div>
                <pre class="code" tabindex="0" role="region" aria-label={name}>{ text }</pre>
            </section>
        }
    };
    let left_out: Vec<&str> = lines.left_out.iter().map(|it| (words.part)(*it)).collect();
    html! {
        <Tool id="commands" title={words.title} closes={words.close} {node} on_close={on_close.clone()}>
            { for lines.assume_role.iter().map(|text| command(words.assume, text)) }
            { command(words.simulate, &lines.simulate) }
            if !left_out.is_empty() {
                <p class="hint">{ (words.left_out)(&left_out.join(", ")) }</p>
            }
            <p class="hint" role="status">{ *said }</p>
        </Tool>
    }
}
