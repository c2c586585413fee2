//! What offers to take the patterns among the actions apart into actions, and to undo that.

use std::rc::Rc;

use iam_protocol::case::Vocabulary;
use yew::prelude::*;

use super::expansion::{Expanded, Known, MOST_LINES, expanded, is_pattern};
use crate::context::Ctx;
use crate::effects::{editing, focus};
use crate::model::axes::{Axis, lines};
use crate::model::offer::Field;
use crate::ui::code::with_code;
use crate::words::views::{Words, words};

/// How many patterns the button names.
const MOST_NAMED: usize = 2;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// What is written.
    pub text: String,
    pub vocabulary: Rc<Vocabulary>,
    pub on_write: Callback<String>,
}

/// What came of it. It is said as long as the text stays what it is.
#[derive(Clone)]
enum Told {
    Busy,
    Failed,
    /// The text before, and what is to be said.
    Done(Rc<str>, Rc<str>),
}

#[component]
pub fn Expand(props: &Props) -> Html {
    let Props {
        ctx,
        text,
        vocabulary,
        on_write,
    } = props;
    let words = words(ctx.lang);
    let told = use_state(|| None::<(Rc<str>, Told)>);
    let now = use_mut_ref(String::new);
    now.replace(text.clone());
    let patterns: Vec<String> = lines(text).into_iter().filter(|line| is_pattern(line)).collect();
    let onclick = {
        let (told, text, vocabulary) = (told.setter(), Rc::<str>::from(text.as_str()), vocabulary.clone());
        let (patterns, on_write) = (patterns.clone(), on_write.clone());
        move |_| {
            told.set(Some((text.clone(), Told::Busy)));
            let (told, text, now) = (told.clone(), text.clone(), now.clone());
            let (vocabulary, on_write) = (vocabulary.clone(), on_write.clone());
            find(patterns.clone(), Vec::new(), move |known| {
                // The reader may have gone on typing.
                if **now.borrow() != *text {
                    return;
                }
                let Some(known) = known else {
                    return told.set(Some((text, Told::Failed)));
                };
                let into = expanded(&lines(&text), Axis::Actions.of(&vocabulary), known, MOST_LINES);
                let after = into.lines.join("\n");
                told.set(Some((
                    after.as_str().into(),
                    Told::Done(text, said(words, &into).into()),
                )));
                on_write.emit(after);
                focus::soon(Axis::Actions.id().into());
            });
        }
    };
    let undo = |before: &Rc<str>| {
        let (before, on_write) = (before.to_string(), on_write.clone());
        let onclick = move |_| {
            on_write.emit(before.clone());
            focus::soon(Axis::Actions.id().into());
        };
        html! { <button type="button" class="link" {onclick}>{ words.undo }</button> }
    };
    let of_text = told.as_ref().filter(|(of, _)| **of == **text);
    let told = of_text.map(|(_, told)| match told {
        Told::Busy => html! { words.expanding },
        Told::Failed => html! { words.not_expanded },
        Told::Done(before, said) => html! { <>{ with_code(said) }{ " " }{ undo(before) }</> },
    });
    html! {
        <div class="expansion">
            <button type="button" class="quiet" hidden={patterns.is_empty()} {onclick}>{ with_code(&(words.expand)(&named(&patterns))) }</button>
            <p class="hint" role="status">{ for told }</p>
        </div>
    }
}

fn named(patterns: &[String]) -> String {
    let some = patterns.iter().take(MOST_NAMED).map(|it| ["`", it, "`"].concat());
    let mut named = some.collect::<Vec<_>>().join(", ");
    if MOST_NAMED < patterns.len() {
        named.push('…');
    }
    named
}

fn said(words: &Words, into: &Expanded) -> String {
    let left_out = into.left_out.iter().map(words.left_out);
    let unknown = into.unknown.iter().map(|it| (words.unknown)(it));
    left_out.chain(unknown).collect::<Vec<_>>().join(" ")
}

/// What the catalogue knows of each pattern, one after the other; nothing where it can't be asked.
fn find(patterns: Vec<String>, mut known: Vec<Known>, done: impl FnOnce(Option<Vec<Known>>) + 'static) {
    let Some(pattern) = patterns.get(known.len()) else {
        return done(Some(known));
    };
    // Of which service they are has to be said.
    let service = pattern.split_once(':').map_or("", |(service, _)| service);
    if service.is_empty() || is_pattern(service) {
        known.push(Known::default());
        return find_rest(patterns, known, Box::new(done));
    }
    editing::offer(&Field::Action, &pattern.clone(), move |found| {
        let Some(found) = found else { return done(None) };
        let actions = found.items.into_iter().map(|it| it.label);
        known.push((actions.filter(|it| !is_pattern(it)).collect(), found.is_cut));
        find_rest(patterns, known, Box::new(done));
    });
}

fn find_rest(patterns: Vec<String>, known: Vec<Known>, done: Box<dyn FnOnce(Option<Vec<Known>>)>) {
    find(patterns, known, done);
}
