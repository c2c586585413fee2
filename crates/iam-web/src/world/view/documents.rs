//! Documents by name, as the inline policies of a user or role: each with its name, a box, and a way to take it away.

use iam_scenario::format::{Field, Holds};
use iam_syntax::json::{Json, Member};
use iam_words::Lang;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::context::Ctx;
use super::control::{Form, control, fill, name_of, on_change};
use super::named::named;
use crate::effects::focus;
use crate::ui::code::with_code;
use crate::words::world::{self as words, entities};
use crate::world::model::edit::{Key, Path};
use crate::world::model::entity::{NotAdded, Sort};
use crate::world::state::Action;

pub fn documents(form: Form, path: &Path, field: &Field, json: Option<&Json>) -> Html {
    let labels = form.ctx.labels();
    let members = json.and_then(Json::members).unwrap_or_default();
    let names: Vec<AttrValue> = members.iter().map(|it| it.key.to_string().into()).collect();
    let one = |(at, member): (usize, &Member)| {
        let mut path = path.clone();
        path.push(Key::Name(member.key.to_string()));
        let id = [form.id, "-", &name_of(&path)].concat();
        let (write, value) = control(&Holds::Document, Some(&member.value), form.text);
        let onchange = on_change(form, &path, write, field);
        let gone = fill(form, &path);
        let place = [form.place, &path].concat();
        html! {
            // By its number: one that is called otherwise keeps the keyboard.
            <div class="field wide whole" key={at}>
                <Name ctx={form.ctx.clone()} {place} {at} names={names.clone()} id={[&id, "-name"].concat()} />
                <textarea class="code" {id} rows="4" {value} aria-label={member.key.to_string()} autocapitalize="off" autocomplete="off"
                    spellcheck="false" {onchange} />
                <button type="button" class="link" onclick={Callback::from(move |_: MouseEvent| gone.emit(None))}>
                    { labels.remove }{ ": " }{ member.key.to_string() }
                </button>
            </div>
        }
    };
    let add = {
        let name = fresh_name(members);
        let mut path = path.clone();
        path.push(Key::Name(name));
        let (fill, id) = (fill(form, &path), [form.id, "-", &name_of(&path)].concat());
        Callback::from(move |_: MouseEvent| {
            fill.emit(Some(EMPTY.into()));
            focus::soon(id.clone());
        })
    };
    html! {
        <fieldset class="wide">
            <legend>{ named(field.name, form.ctx.lang) }</legend>
            <p class="hint">{ with_code(words::about(field, form.ctx.lang)) }</p>
            { for members.iter().enumerate().map(one) }
            <button type="button" class="link" onclick={add}>{ "+ " }{ entities::add(form.ctx.lang) }{ ": " }{ words::called(field.name, form.ctx.lang) }</button>
        </fieldset>
    }
}

/// A document that says nothing yet.
const EMPTY: &str = r#"{ "Version": "2012-10-17", "Statement": [] }"#;

/// What a new document is called: a name that none has yet.
fn fresh_name(members: &[Member]) -> String {
    let is_taken = |name: &str| members.iter().any(|it| it.key == name);
    let numbered = (2..).map(|n: usize| ["Policy", &n.to_string()].concat());
    let mut names = std::iter::once("Policy".to_string()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

#[derive(PartialEq, Properties)]
struct Props {
    ctx: Ctx,
    id: String,
    /// Where the document stands in the text.
    place: Path,
    /// Which of the names is its own.
    at: usize,
    names: Vec<AttrValue>,
}

/// What a document is called, to be written over.
#[component]
fn Name(props: &Props) -> Html {
    let Props {
        ctx,
        id,
        place,
        at,
        names,
    } = props;
    let own = names.get(*at).cloned().unwrap_or_default();
    let problem = use_state_eq(|| None::<NotAdded>);
    let onchange = {
        let (dispatch, place, at, names) = (ctx.dispatch.clone(), place.clone(), *at, names.clone());
        let problem = problem.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            match renamed(&names, at, &input.value()) {
                Ok(name) => {
                    problem.set(None);
                    let place = place.clone();
                    dispatch.emit(Action::Rename { place, name });
                }
                Err(why) => problem.set(Some(why)),
            }
        })
    };
    let about = [id.as_str(), "-about"].concat();
    html! {
        <>
            <label for={id.clone()}>{ name_label(ctx.lang) }</label>
            <input type="text" class="code" id={id.clone()} value={own} aria-describedby={about.clone()}
                aria-invalid={problem.is_some().then_some("true")} autocapitalize="off" autocomplete="off" spellcheck="false" {onchange} />
            <p class="hint" id={about} role="alert">{ for problem.map(|why| entities::not_added(why, ctx.lang)) }</p>
        </>
    }
}

/// A name that one of these may have.
fn renamed(names: &[AttrValue], at: usize, name: &str) -> Result<String, NotAdded> {
    let name = name.trim();
    if name.is_empty() {
        return Err(NotAdded::NoName);
    }
    let is_taken = names.iter().enumerate().any(|(other, it)| other != at && *it == name);
    match is_taken {
        true => Err(NotAdded::Taken),
        false => Ok(name.to_string()),
    }
}

const fn name_label(lang: Lang) -> &'static str {
    entities::name_of(Sort::Policy, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::model::edit;

    #[test]
    fn a_new_document_has_a_name_of_its_own() {
        let name = |text: &str| {
            let read = edit::read(text);
            fresh_name(read.tree.as_ref().and_then(Json::members).unwrap_or_default())
        };
        assert_eq!(name("{}"), "Policy");
        assert_eq!(name(r#"{ "Policy": {}, "Policy3": {} }"#), "Policy2");
        assert_eq!(name(r#"{ "Policy": {}, "Policy2": "{" }"#), "Policy3");
    }

    #[test]
    fn no_two_documents_are_called_the_same() {
        let names = ["a", "b"].map(AttrValue::from);
        assert_eq!(renamed(&names, 0, " c "), Ok("c".into()));
        assert_eq!(renamed(&names, 0, "a"), Ok("a".into()));
        assert_eq!(renamed(&names, 0, "b"), Err(NotAdded::Taken));
        assert_eq!(renamed(&names, 0, " "), Err(NotAdded::NoName));
    }
}
