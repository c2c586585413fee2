//! Changes that would turn the decision round: each can be tried, and undone.

use std::rc::Rc;

use iam_protocol::case::{Flip as Found, Suggestion};
use iam_scenario::read::{self, Unknown};
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::focus;
use crate::state::Action;
use crate::ui::code::with_code;
use crate::words::views::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// The case that they are of.
    pub case: Rc<str>,
    pub found: Option<Rc<Found>>,
}

/// What was tried last.
struct Applied {
    changes: Vec<String>,
    /// The case before, and the one that came of it.
    before: Rc<str>,
    after: Option<Rc<str>>,
}

#[component]
pub fn Suggestions(props: &Props) -> Html {
    let Props { ctx, case, found } = props;
    let words = words(ctx.lang);
    let node = use_node_ref();
    let applied = use_mut_ref(|| None::<Applied>);
    follow(&mut applied.borrow_mut(), case);
    // The button goes, so what it stood in has the keyboard.
    let attempt = {
        let (ctx, node, applied, before) = (ctx.clone(), node.clone(), applied.clone(), case.clone());
        Callback::from(move |suggestion: Suggestion| {
            let Ok(case) = read::case_with(&suggestion.case, Unknown::Kept) else {
                return;
            };
            focus::now(&node);
            applied.replace(Some(Applied {
                changes: suggestion.changes,
                before: before.clone(),
                after: None,
            }));
            ctx.act(Action::Try(Box::new(case)));
        })
    };
    let undo = {
        let (ctx, node) = (ctx.clone(), node.clone());
        move |_| {
            focus::now(&node);
            ctx.act(Action::Undo);
        }
    };
    let line = use_node_ref();
    let is_said = applied.borrow().as_ref().is_some_and(|it| it.after.is_some());
    {
        // What stood above may have gone, and what stands below is others.
        let (line, seen) = (line.clone(), (is_said, case.clone(), found.as_ref().map(Rc::as_ptr)));
        use_effect_with(seen, move |(is_said, ..)| {
            if *is_said {
                focus::bring_into_view(&line);
            }
        });
    }
    let done = applied.borrow();
    let done = done.as_ref().filter(|it| it.after.is_some()).map(|it| {
        html! {
            <p ref={line} class="applied" role="status">
                { words.applied }{ with_code(&it.changes.join(" ")) }{ " " }<button type="button" class="link" onclick={undo}>{ words.undo }</button>
            </p>
        }
    });
    html! {
        <div ref={node} class="suggestions" tabindex="-1">
            { done.unwrap_or_default() }
            { found.as_ref().map(|found| listed(ctx, found, &attempt)).unwrap_or_default() }
        </div>
    }
}

/// What was tried is said until the case changes again.
fn follow(applied: &mut Option<Applied>, case: &Rc<str>) {
    let Some(it) = applied else { return };
    match &it.after {
        None if it.before != *case => it.after = Some(case.clone()),
        Some(after) if after != case => *applied = None,
        None | Some(_) => {}
    }
}

/// Those that weaken a guardrail are folded, and come last.
fn listed(ctx: &Ctx, found: &Found, attempt: &Callback<Suggestion>) -> Html {
    let list = |is_weak: bool| {
        let all = found.suggestions.iter().enumerate();
        let those: Vec<Html> = all
            .filter(|(_, it)| it.weakens_guardrail == is_weak)
            .map(|(at, it)| item(ctx, at, it, attempt))
            .collect();
        (!those.is_empty()).then(|| html! { <ol class="flips">{ those }</ol> })
    };
    html! {
        <>
            <p class="view-title" role="status">{ with_code(&found.title) }</p>
            { for list(false) }
            if let Some(weak) = list(true) {
                <details class="guardrails"><summary>{ with_code(&found.guardrails) }</summary>{ weak }</details>
            }
            if !found.more.is_empty() {
                <p class="hint">{ with_code(&found.more) }</p>
            }
        </>
    }
}

fn item(ctx: &Ctx, at: usize, suggestion: &Suggestion, attempt: &Callback<Suggestion>) -> Html {
    let lang = ctx.labels().lang;
    let id = ["change-", &at.to_string()].concat();
    let onclick = {
        let suggestion = suggestion.clone();
        attempt.reform(move |_: MouseEvent| suggestion.clone())
    };
    html! {
        <li>
            <div class="changes" id={id.clone()} {lang}>
                { for suggestion.changes.iter().map(|it| html! { <p>{ with_code(it) }</p> }) }
            </div>
            <button type="button" aria-describedby={id} {onclick}>{ words(ctx.lang).apply }</button>
            { for suggestion.not_yours_to_set.iter().map(|it| html! { <p class="hint" {lang}>{ with_code(&it.sentence) }</p> }) }
            <pre class="code" lang="en">{ for lines(suggestion) }</pre>
        </li>
    }
}

/// The lines that go and those that come, without the indent that all of a place have.
fn lines(suggestion: &Suggestion) -> impl Iterator<Item = Html> {
    suggestion.diff.iter().flat_map(|it| {
        let all = it.before.iter().chain(&it.after);
        let indents = all.filter(|line| !line.trim().is_empty());
        let indent = indents
            .map(|line| line.len() - line.trim_start_matches(' ').len())
            .min()
            .unwrap_or_default();
        let line = move |mark: &'static str, line: &String| {
            let line = [" ", line.get(indent..).unwrap_or_default(), "\n"].concat();
            let class = if mark == "-" { "line goes" } else { "line comes" };
            html! { <span {class}><span>{ mark }</span>{ line }</span> }
        };
        let goes = it.before.iter().map(move |text| line("-", text));
        goes.chain(it.after.iter().map(move |text| line("+", text)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tried_is_said_until_the_case_changes_again() {
        let case = |text: &str| Rc::<str>::from(text);
        let mut applied = Some(Applied {
            changes: Vec::new(),
            before: case("denied"),
            after: None,
        });
        let mut is_said = |text: &str| {
            follow(&mut applied, &case(text));
            applied.as_ref().is_some_and(|it| it.after.is_some())
        };
        assert!(!is_said("denied"), "it is not done yet");
        assert!(is_said("allowed"));
        assert!(is_said("allowed"));
        assert!(!is_said("denied"), "it was undone");
        assert!(!is_said("allowed"));
    }
}
