//! Text fields: one line, and one that grows with its text.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What stands in the field that an event came from.
pub fn value_of(event: &InputEvent) -> String {
    if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
        return area.value();
    }
    event
        .target_dyn_into::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// What is chosen in the select that an event came from.
pub fn chosen(event: &Event) -> String {
    event
        .target_dyn_into::<HtmlSelectElement>()
        .map(|select| select.value())
        .unwrap_or_default()
}

pub struct Field {
    pub id: &'static str,
    pub label: &'static str,
    pub value: String,
    pub placeholder: &'static str,
    /// What is wrong with it.
    pub error: Option<AttrValue>,
    /// Long texts wrap and the field grows.
    pub grows: bool,
    /// Beside the label.
    pub extra: Html,
    pub on_text: Callback<String>,
}

/// A labelled field for identifiers: no spelling help, in the code font.
pub fn field(props: Field) -> Html {
    let on_text = props.on_text;
    let oninput = Callback::from(move |event: InputEvent| on_text.emit(value_of(&event)));
    let error_id = AttrValue::from([props.id, "-error"].concat());
    let described = props.error.as_ref().map(|_| error_id.clone());
    let invalid = props.error.as_ref().map(|_| "true");
    html! {
        <div class="field">
            <div class="field-head">
                <label for={props.id}>{ props.label }</label>
                { props.extra }
            </div>
            if props.grows {
                <textarea id={props.id} class="code" rows="1" value={props.value} placeholder={props.placeholder}
                    autocapitalize="off" autocomplete="off" spellcheck="false" {oninput}
                    aria-describedby={described} aria-invalid={invalid} />
            } else {
                <input id={props.id} class="code" type="text" value={props.value} placeholder={props.placeholder}
                    autocapitalize="off" autocomplete="off" spellcheck="false" {oninput}
                    aria-describedby={described} aria-invalid={invalid} />
            }
            if let Some(error) = &props.error {
                <p class="field-error" id={error_id} lang="en">{ error }</p>
            }
        </div>
    }
}
