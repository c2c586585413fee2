//! How it is shown.

use iam_scenario::case::{Case, Title};
use iam_web::context::Ctx;
use iam_web::model::ask::{self, Asked};
use iam_web::model::slot::Slot;
use iam_web::trace::rows::rows;
use iam_web::trace::tree::tree;
use iam_web::trace::views::matrix::Matrix;
use iam_web::ui::part;
use iam_web::verdict::{each_resource, verdict};
use iam_web::widgets::glyph::{Glyph, glyph};
use iam_web::widgets::piece::{On, Piece, button, tag};
use iam_web::words::asked::{self, sentence};
use yew::{Callback, Html, html};

use crate::document::{Document, Link};
use crate::parts::Parts;
use crate::policies;
use crate::prediction::{self, Guess};
use crate::settings::View;
use crate::state::State;
use crate::words::words;
use crate::{flip, sessions};

/// What a reader does.
pub struct Does {
    pub ask: Callback<Asked>,
    pub guess: Callback<Guess>,
    pub write: Callback<(Slot, String)>,
}

pub fn view(ctx: &Ctx, state: &State, does: &Does, parts: &Parts) -> Html {
    let words = words(state.lang);
    let body = match &state.document {
        Document::Waiting => tag("p.hint").text(words.waiting),
        Document::World(text, _) => {
            let of = sessions::Props {
                lang: state.lang,
                text: text.clone(),
                at: state.settings.at,
            };
            tag("div").component(part::later_of(ctx, parts.sessions.clone(), of))
        }
        Document::Unread(why) => tag("div.cannot")
            .attr("role", "group")
            .attr("aria-label", words.unread)
            .child(tag("p").child(tag("strong").text(words.unread)))
            .child(tag("p").said(why)),
        Document::Case(case, _) => of_case(ctx, state, case, does, parts),
    };
    tag("main.embed").child(body).child(foot(state)).html()
}

fn of_case(ctx: &Ctx, state: &State, case: &Case, does: &Does, parts: &Parts) -> Piece {
    let asked = state.asked;
    let Some(now) = &state.now else {
        return tag("div");
    };
    let title = case.title.as_ref().map(|it| titled(it, state));
    let answer = state.answer();
    let shown = match state.is_kept_back() {
        true => {
            let guess = does.guess.clone();
            prediction::question(ctx.labels(), ctx.lang, move |it| guess.emit(it))
        }
        false if now.reply(asked).is_none() => tag("p.hint").text(words(ctx.lang).nothing_asked),
        false => {
            let told = answer.and_then(|it| prediction::told(state.prediction, it.trace.decision().outcome, ctx.lang));
            let missed = state.missed().map(|it| {
                tag("p.missed")
                    .attr("role", "note")
                    .child(glyph(Glyph::Warning))
                    .child(tag("span").text(&(words(ctx.lang).missed)(it)))
            });
            tag("div.answer")
                .child(missed)
                .child(told)
                .child(verdict(ctx, now, now, case, asked, None))
                .child(each_resource(ctx, now, asked))
                .child(reasons(ctx, state, parts))
        }
    };
    let write = does.write.clone();
    let policies = policies::policies(
        &policies::Props {
            case,
            now,
            labels: ctx.labels(),
            lang: state.lang,
            is_editable: state.settings.is_editable,
        },
        move |slot, text| write.emit((slot, text)),
    );
    tag("div.case")
        .child(title)
        .child(requests(state, case, does))
        .child(sentence_of(state, case))
        .child(shown)
        .child(policies)
}

fn titled(title: &Title, state: &State) -> Piece {
    tag("h1").text(title.in_lang(state.lang))
}

/// What is asked, in a sentence.
fn sentence_of(state: &State, case: &Case) -> Option<Piece> {
    let request = ask::request_of(case, state.asked);
    let action = request.action.as_deref()?;
    let caller = ask::principal_text(request.principal.as_ref());
    let resources: Vec<&str> = request.resources.arns().collect();
    let said = sentence(caller, action, &resources, &ask::rows(&request), &[], state.lang);
    Some(tag("p.sentence").each(said, |part| match part {
        asked::Said::Text(text) => tag("span").text(text),
        asked::Said::Word(word, text, whole) => {
            let part = if word.is_code() { tag("code") } else { tag("span") };
            part.attr("title", &whole).text(&text)
        }
    }))
}

/// The requests to choose from; nothing where there is one.
fn requests(state: &State, case: &Case, does: &Does) -> Option<Piece> {
    let words = words(state.lang);
    let now = state.now.as_ref()?;
    let own = case.asks_own().then_some(Asked::Own);
    let all: Vec<Asked> = own
        .into_iter()
        .chain((0..case.checks.len()).map(Asked::Check))
        .collect();
    if all.len() < 2 {
        return None;
    }
    let is_kept_back = state.is_kept_back();
    let one = |asked: Asked| {
        let check = match asked {
            Asked::Own => None,
            Asked::Check(at) => case.checks.get(at),
        };
        let name = match check {
            None => words.own,
            Some(check) => check.title.as_ref().map_or(&*check.id, |it| it.in_lang(state.lang)),
        };
        let outcome = now.answer(asked).filter(|_| !is_kept_back);
        let shape = outcome.map_or(Glyph::Nothing, |it| Glyph::of_outcome(it.trace.decision().outcome));
        let ask = does.ask.clone();
        button("button.request")
            .class(shape.name())
            .says("aria-pressed", state.asked == asked)
            .on(On::Click, move |_| ask.emit(asked))
            .child(glyph(shape))
            .child(tag("span").text(name))
    };
    Some(
        tag("div.requests")
            .attr("role", "group")
            .attr("aria-label", words.requests)
            .each(all, one),
    )
}

/// Why, as the settings say it.
fn reasons(ctx: &Ctx, state: &State, parts: &Parts) -> Option<Piece> {
    let (now, answer) = (state.now.as_ref()?, state.answer()?);
    let looked = state.looked.as_ref().map(|it| it.node.as_str());
    match state.settings.view {
        View::Decision => None,
        View::Trace => {
            let rows = rows(answer, &now.slots, ctx.lang, &state.opened);
            let tree = tree(ctx, rows, state.at.as_deref(), looked, &state.opened);
            Some(tag("div.trace").child(tree).child(quoted(state)))
        }
        View::Matrix => {
            let trace = state.trace.clone()?;
            let (ctx, shown, looked) = (ctx.clone(), now.clone(), looked.unwrap_or_default().to_string());
            let matrix = html! { <Matrix {ctx} {trace} {shown} {looked} /> };
            Some(tag("div.view.matrix").component(matrix).child(quoted(state)))
        }
        View::Flip => {
            let of = flip::Props {
                ctx: ctx.clone(),
                case: state.asks.clone()?,
            };
            Some(tag("div").component(part::later_of(ctx, parts.flip.clone(), of)))
        }
    }
}

/// The text that a step speaks of, which stands in no editor here.
fn quoted(state: &State) -> Option<Piece> {
    let (slot, span) = state.looked.as_ref()?.source?;
    let policy = iam_web::model::slot::get(&state.document.case()?.policies, slot)?;
    let text = policy.text.get(span.start as usize..span.end as usize)?;
    let quoted = tag("pre.code")
        .attr("tabindex", "0")
        .attr("aria-label", &policy.name)
        .attr("role", "group");
    Some(
        tag("div.quoted")
            .child(tag("p.hint").text(&policy.name))
            .child(quoted.text(text)),
    )
}

/// The way to the playground, which is always there.
fn foot(state: &State) -> Piece {
    let words = words(state.lang);
    let link = state.document.link();
    let since = link
        .and_then(|it| it.since.as_deref())
        .map(|it| tag("span.hint").text(it));
    let fragment = match link {
        Some(Link {
            fragment: Some(fragment),
            ..
        }) => ["#", fragment, &state.settings.behind()].concat(),
        Some(Link { fragment: None, .. }) | None => String::new(),
    };
    let is_told = state.is_kept_back().then(|| tag("span.hint").text(words.open_tells));
    let is_lost = link.is_some_and(|it| it.fragment.is_none());
    let opens = tag("a.open")
        .attr("href", &["../", &fragment].concat())
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .attr("title", words.open_hint)
        .text(words.open)
        .child(tag("span").attr("aria-hidden", "true").text(" ↗"));
    let lost = is_lost.then(|| tag("span.hint").text(words.too_large));
    tag("footer.embed-foot")
        .child(since)
        .child(is_told)
        .child(lost)
        .child(opens)
}
