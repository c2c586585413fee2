//! The presenter's view: one step a screen in large type, with the text that it speaks of, and the verdict last; gone
//! through by arrow keys.

mod verdict;

use std::rc::Rc;

use iam_protocol::case::{Step, Trace};
use iam_scenario::case::RequestInput;
use iam_syntax::span::position;
use yew::prelude::*;

use super::looked::looked_at;
use super::walk::steps_of;
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::dialog;
use crate::effects::target::around;
use crate::model::ask::{self, Held};
use crate::state::{Action, Work};
use crate::ui::dialog::Dialog;
use crate::ui::part::{Draw, part};
use crate::words::problems;
use crate::words::views::words;

/// Lines of a policy that are shown around the marked ones, and the most in all.
const AROUND: usize = 2;
const MOST: usize = 14;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// What was decided, in words.
    pub title: AttrValue,
    pub trace: Rc<Trace>,
    pub work: Work,
    pub shown: Shared,
    /// The number of the step to begin with.
    pub first: usize,
    pub on_close: Callback<()>,
}

part!(present in trace: Draw<Props> = |of| html! { <Present ..of /> });

#[component]
fn Present(props: &Props) -> Html {
    let Props {
        ctx,
        title,
        trace,
        work,
        shown,
        first,
        on_close,
    } = props;
    let words = words(ctx.lang);
    let steps = steps_of(trace).unwrap_or_default();
    let at = use_state_eq(|| *first);
    let node = use_node_ref();
    use_effect_with((*at, node.clone()), |(_, node)| dialog::to_top(node));
    let Some(step) = steps.get(*at).or(steps.last()) else {
        return Html::default();
    };
    // After the steps, which have the numbers that a link has, comes the verdict.
    let last = steps.len();
    let is_last = *at == last;
    let go = {
        let at = at.clone();
        Callback::from(move |to: usize| at.set(to.min(last)))
    };
    let onkeydown = {
        let (at, go) = (*at, go.clone());
        move |event: KeyboardEvent| {
            let is_shortcut = event.alt_key() || event.ctrl_key() || event.meta_key();
            if is_shortcut || (event.key() == " " && around(&event, "button").is_some()) {
                return;
            }
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" | "PageDown" | " " => at + 1,
                "ArrowLeft" | "ArrowUp" | "PageUp" => at.saturating_sub(1),
                "Home" => 0,
                "End" => usize::MAX,
                _ => return,
            };
            // Where nothing comes after, the keys move what is longer than the screen.
            if at < to.min(last) || to < at {
                event.prevent_default();
                go.emit(to);
            }
        }
    };
    // The page goes on where the talk ended.
    let closed = {
        let (ctx, on_close) = (ctx.clone(), on_close.clone());
        let looked = looked_at(&step.key, step.at, shown);
        Callback::from(move |()| {
            ctx.act(Action::Pass(looked.clone()));
            on_close.emit(());
        })
    };
    let button = |to: usize, sign: &'static str, name: &'static str, is_end: bool| {
        let onclick = go.reform(move |_: MouseEvent| to);
        // It keeps the keyboard where it leads nowhere.
        html! { <button type="button" aria-label={name} aria-disabled={is_end.to_string()} {onclick}>{ sign }</button> }
    };
    let close = {
        let node = node.clone();
        move |_: MouseEvent| dialog::close(&node)
    };
    let number = match is_last {
        true => ctx.labels().verdict.to_string(),
        false => (words.of)(Some(*at), steps.len()),
    };
    let (said, below) = match is_last {
        true => (
            verdict::said(ctx, work, shown).unwrap_or_default(),
            verdict::table(ctx, work, shown).unwrap_or_default(),
        ),
        false => (
            html! { { &step.text } },
            source(ctx, step, shown).unwrap_or_else(|| asked(ctx, &ask::request_of(&work.case, work.asked))),
        ),
    };
    html! {
        <Dialog id="present" class="present" labelled_by="present-title" {node} on_close={closed}>
            <div class="presented" tabindex="0" role="group" aria-labelledby="present-title" {onkeydown}>
                <div class="present-head">
                    <h2 id="present-title">{ title }</h2>
                    <span class="step-number">{ number }</span>
                    { button(at.saturating_sub(1), "◀", words.back, *at == 0) }
                    { button(*at + 1, "▶", words.on, is_last) }
                    <button type="button" class="quiet" onclick={close}>{ ctx.labels().close }</button>
                </div>
                <div class="present-step" role="status">{ said }</div>
                { below }
            </div>
        </Dialog>
    }
}

/// Who asks for what: a step that speaks of no text speaks of the request.
fn asked(ctx: &Ctx, request: &RequestInput) -> Html {
    let labels = ctx.labels();
    let resources: Vec<&str> = request.resources.arns().collect();
    let row = |name: &str, held: String| (name.to_string(), held);
    let parts = [
        row(labels.principal, ask::principal_text(request.principal.as_ref()).into()),
        row(labels.action, request.action.clone().unwrap_or_default()),
        row(labels.resource, resources.join("\n")),
    ];
    let keys = ask::rows(request).into_iter().map(|it| {
        let held = match it.held {
            Held::Values(values) => values.join("\n"),
            Held::Removed => labels.left_out.into(),
            Held::Unknown => labels.unknown_value.into(),
        };
        (it.key, held)
    });
    html! {
        <dl class="present-request">
            { for parts.into_iter().chain(keys).map(|(name, held)| html! { <div><dt>{ name }</dt><dd>{ held }</dd></div> }) }
        </dl>
    }
}

/// The text that a step speaks of.
fn source(ctx: &Ctx, step: &Step, shown: &Shared) -> Option<Html> {
    let [document, start, end] = step.at?;
    let document = shown.documents.get(document as usize)?;
    let words = problems::words(ctx.lang);
    let excerpt = excerpt(&document.text, start as usize, end as usize)?;
    // A block ends its line.
    let after = excerpt.after.strip_prefix('\n').filter(|_| excerpt.is_block());
    Some(html! {
        <figure>
            <figcaption class="hint">{ (words.line_of)(&document.name, position(&document.text, start).line) }</figcaption>
            <pre tabindex="0">{ excerpt.before }<mark class={excerpt.is_block().then_some("lines")}>{ excerpt.marked }</mark>{ after.unwrap_or(excerpt.after) }</pre>
        </figure>
    })
}

#[derive(Debug, PartialEq, Eq)]
struct Excerpt<'t> {
    before: &'t str,
    marked: &'t str,
    after: &'t str,
}

impl Excerpt<'_> {
    /// Whether it is lines that are marked, and not a part of one.
    fn is_block(&self) -> bool {
        self.marked.contains('\n')
    }
}

/// The lines of a place with some around them; of many lines the first. A place of several lines is marked as whole lines,
/// which stand as a block, so that the ends of the line before and of the last are not its own.
fn excerpt(text: &str, start: usize, end: usize) -> Option<Excerpt<'_>> {
    let is_block = text.get(start..end)?.contains('\n');
    let start = match text.get(..start)?.rfind('\n').filter(|_| is_block) {
        Some(at) => at + 1,
        None if is_block => 0,
        None => start,
    };
    let end = match text.get(end..)?.find('\n').filter(|_| is_block) {
        Some(at) => end + at,
        None if is_block => text.len(),
        None => end,
    };
    let marked = text.get(start..end)?;
    let before = text.get(..start)?;
    let after = text.get(end..)?;
    let from = before.rmatch_indices('\n').nth(AROUND).map_or(0, |(at, _)| at + 1);
    let n_left = MOST.saturating_sub(AROUND);
    let marked = match marked.match_indices('\n').nth(n_left) {
        Some((at, _)) => {
            return Some(Excerpt {
                before: before.get(from..)?,
                marked: marked.get(..at)?,
                after: "\n…",
            });
        }
        None => marked,
    };
    let to = after.match_indices('\n').nth(AROUND).map_or(after.len(), |(at, _)| at);
    Some(Excerpt {
        before: before.get(from..)?,
        marked,
        after: after.get(..to)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_with_the_lines_around_it() {
        let text = "0\n1\n2\n3 here 3\n4\n5\n6";
        let start = text.find("here").unwrap();
        let found = excerpt(text, start, start + 4).unwrap();
        assert_eq!(
            (found.before, found.marked, found.after),
            ("1\n2\n3 ", "here", " 3\n4\n5")
        );
        let whole = excerpt("one", 0, 3).unwrap();
        assert_eq!((whole.before, whole.marked, whole.after), ("", "one", ""));
        assert_eq!(excerpt("한글", 1, 2), None);
    }

    #[test]
    fn a_place_of_several_lines_is_marked_as_lines() {
        let text = "0\n1\n2\n  { here\n  there }, next\n4\n5\n6";
        let (start, end) = (text.find('{').unwrap(), text.find('}').unwrap() + 1);
        let found = excerpt(text, start, end).unwrap();
        assert_eq!(
            (found.before, found.marked, found.after),
            ("1\n2\n", "  { here\n  there }, next", "\n4\n5")
        );
        assert!(found.is_block());
    }

    #[test]
    fn a_long_place_is_cut() {
        let text = "x\n".repeat(100);
        let found = excerpt(&text, 0, text.len()).unwrap();
        assert_eq!(found.marked.lines().count(), MOST - AROUND + 1);
        assert_eq!(found.after, "\n…");
    }
}
