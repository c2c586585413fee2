//! A field of a step as a control. Which one follows from what the field holds in the format.

use iam_scenario::format::{Field, Holds};
use iam_syntax::json::{Json, Value};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::control::{Form, Write, control, fill, name_of, on_change, on_input};
use super::documents::documents;
use super::named::named;
use crate::ui::code::with_code;
use crate::words::world as words;
use crate::world::model::edit::{Key, Path};

pub fn field(form: Form, path: &Path, field: &Field, inside: Option<&Json>) -> Html {
    let mut path = path.clone();
    path.push(Key::Name(field.name.into()));
    let json = inside.and_then(|json| json.get(field.name));
    if let Holds::Object(fields) = field.holds {
        return html! {
            <fieldset class="wide">
                <legend>{ named(field.name, form.ctx.lang) }</legend>
                { for fields.iter().map(|inner| self::field(form, &path, inner, json)) }
            </fieldset>
        };
    }
    if let Holds::Map(Holds::Document) = field.holds {
        return documents(form, &path, field, json);
    }
    if let Holds::Bool = field.holds {
        return tick(form, &path, field, json);
    }
    let (write, value) = control(&field.holds, json, form.text);
    let id = [form.id, "-", &name_of(&path)].concat();
    let about = [id.as_str(), "-about"].concat();
    let labels = form.ctx.labels();
    let how = match write {
        Write::Text | Write::Number => "",
        Write::Lines | Write::TextOrLines => labels.lines_hint,
        Write::Map | Write::MapOfLists => labels.map_hint,
        Write::Document | Write::Json => labels.json_hint,
    };
    let is_line = matches!(write, Write::Text | Write::Number);
    let is_document = matches!(write, Write::Document | Write::Json);
    let (oninput, onchange) = (
        on_input(form, &path, write, field),
        on_change(form, &path, write, field),
    );
    html! {
        <div class={classes!("field", (!is_line).then_some("wide"), is_document.then_some("whole"))}>
            <label for={id.clone()}>{ named(field.name, form.ctx.lang) }
                if field.is_needed { <span class="needed" aria-hidden="true">{ " *" }</span> }
            </label>
            if is_line {
                <input type="text" class="code" {id} {value} list={list_of(field.name)} aria-describedby={about.clone()} required={field.is_needed}
                    autocapitalize="off" autocomplete="off" spellcheck="false" {oninput} />
            } else {
                <textarea class="code" {id} rows="2" {value} aria-describedby={about.clone()} autocapitalize="off" autocomplete="off" spellcheck="false"
                    {onchange} />
            }
            <p class="hint" id={about}>{ with_code(words::about(field, form.ctx.lang)) }{ " " }{ how }</p>
        </div>
    }
}

fn tick(form: Form, path: &Path, field: &Field, json: Option<&Json>) -> Html {
    let is_true = json.is_some_and(|json| json.value == Value::Bool(true));
    let fill = fill(form, path);
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            fill.emit(input.checked().then(|| "true".to_string()));
        }
    });
    html! {
        <div class="field">
            <label class="tick"><input type="checkbox" checked={is_true} {onchange} />{ " " }{ named(field.name, form.ctx.lang) }</label>
            <p class="hint">{ with_code(words::about(field, form.ctx.lang)) }</p>
        </div>
    }
}

/// What the world offers for a field.
fn list_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "as" => "actors",
        "roleArn" => "roles",
        "principalArn" => "saml-providers",
        "via" => "endpoints",
        "instanceProfile" => "instance-profiles",
        "targetPrincipal" | "resourceAccount" | "account" => "accounts",
        "service" => "services",
        _ => return None,
    })
}
