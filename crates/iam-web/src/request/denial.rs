//! The dialog into which a message of AWS is pasted that access was denied. What can't be read is said, and stays to be
//! mended.

use iam_protocol::exchange::{Denied, Said};
use iam_words::Lang;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::effects::{dialog, exchange, focus};
use crate::ui::code::with_code;
use crate::ui::tool::Tool;
use crate::words::tools::{EXAMPLE, Words, words};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub on_denied: Callback<Denied>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Denial(props: &Props) -> Html {
    let Props {
        lang,
        on_denied,
        on_close,
    } = props;
    let lang = *lang;
    let words = words(lang);
    let (node, field) = (use_node_ref(), use_node_ref());
    let problem = use_state(String::new);
    use_effect_with(field.clone(), focus::now);
    let fill = {
        let (node, field, problem, on_denied) = (node.clone(), field.clone(), problem.setter(), on_denied.clone());
        move |_| {
            let text = field
                .cast::<HtmlTextAreaElement>()
                .map(|it| it.value())
                .unwrap_or_default();
            if text.trim().is_empty() {
                problem.set(words.no_text.into());
                return focus::now(&field);
            }
            let (node, field, problem, on_denied) = (node.clone(), field.clone(), problem.clone(), on_denied.clone());
            exchange::read_denied(text, move |said| match read(words, said, lang) {
                Ok(denied) => {
                    dialog::close(&node);
                    on_denied.emit(denied);
                }
                Err(why) => {
                    problem.set(why);
                    focus::now(&field);
                }
            });
        }
    };
    html! {
        <Tool id="denial" title={words.paste_title} closes={words.close} {node} on_close={on_close.clone()}>
            <p class="hint">{ words.paste_hint }</p>
            <label for="denied-message">{ words.paste_field }</label>
            <textarea ref={field} id="denied-message" class="code" rows="6" placeholder={EXAMPLE} spellcheck="false" />
            <p role="alert">{ with_code(&problem) }</p>
            <div><button type="button" class="primary" onclick={fill}>{ words.fill }</button></div>
        </Tool>
    }
}

/// The request that was denied, or why there is none.
fn read(words: &'static Words, said: Option<Said>, lang: Lang) -> Result<Denied, String> {
    Err(String::from(match said {
        Some(Said::Denied(denied)) => return Ok(denied),
        Some(Said::Known(known)) => {
            return Err(known.in_lang(lang).into());
        }
        Some(Said::Encoded) => words.encoded,
        Some(Said::Allowed) => words.allowed,
        Some(Said::Bare) => words.bare,
        Some(Said::Unrecognised) => words.unrecognised,
        None => words.failed,
    }))
}
