//! Several requests over the same policies, each with what is expected and what comes of it.

use iam_explain::words;
use iam_scenario::case::Case;
use iam_syntax::arn;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::focus;
use crate::expectation::{self, DECISIONS};
use crate::model::ask::{self, Asked};
use crate::state::Action;
use crate::ui::splitter::Rows;
use crate::widgets::field::option;
use crate::widgets::glyph::{Glyph, glyph};
use crate::widgets::piece::{On, Piece, button, icon, pieces, tag};
use crate::words::Labels;

pub struct Props<'a> {
    pub case: &'a Case,
    pub now: &'a Shared,
    pub asked: Asked,
}

/// The requests of the table; none where there is nothing but the page's own.
pub fn rows(props: &Props) -> Rows {
    let n_checks = props.case.checks.len();
    let is_last = match props.asked {
        Asked::Own => false,
        Asked::Check(at) => at + 1 == n_checks,
    };
    let n_own = usize::from(props.case.asks_own() && n_checks != 0);
    Rows {
        n: n_checks + n_own,
        is_last,
    }
}

pub fn checks(ctx: &Ctx, props: &Props) -> Piece {
    let labels = ctx.labels();
    let add = button("button#add-check.quiet")
        .click(ctx, Action::AddCheck { expect: None })
        .text("+ ")
        .text(labels.add_check);
    let head = tag("div.panel-head")
        .child(tag("h2#checks-title.label").text(labels.checks))
        .child(counts(props.now))
        .child(unanswered(ctx, props.now))
        .child(tag("p.hint").text(labels.checks_hint))
        .child(add);
    let columns = [
        labels.check_name,
        labels.principal,
        labels.action,
        labels.resource,
        labels.expected,
        labels.actual,
    ];
    let columns = tag("tr")
        .each(columns, |name| tag("th").attr("scope", "col").text(name))
        .child(tag("td"));
    let table = tag("table")
        .child(tag("thead").child(columns))
        .child(tag("tbody").each(all(props.case), |asked| row(ctx, props, asked)));
    let frame = tag("div.table-frame")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-labelledby", "checks-title")
        .child(table);
    tag("section#checks.panel.checks")
        .class_if(props.case.checks.is_empty(), "single")
        .attr("aria-labelledby", "checks-title")
        .attr("tabindex", "-1")
        .child(head)
        .child(frame)
}

/// All that a case asks, in the order of the table.
pub fn all(case: &Case) -> impl Iterator<Item = Asked> {
    let own = case.asks_own().then_some(Asked::Own);
    own.into_iter().chain((0..case.checks.len()).map(Asked::Check))
}

/// How many did not come as expected, or else how many did; nothing where nothing is expected.
fn counts(now: &Shared) -> Option<Piece> {
    let n_unmet = now.met().iter().filter(|(_, is_met)| !is_met).count();
    let (class, n, sign) = match n_unmet {
        0 => ("met", now.met().len(), " ✓"),
        _ => ("unmet", n_unmet, " ✕"),
    };
    let said = [&n.to_string(), sign].concat();
    (0 < n).then(|| tag("span").class(class).text(&said))
}

/// How many could not be asked.
fn unanswered(ctx: &Ctx, now: &Shared) -> Option<Piece> {
    let n = now.unanswered();
    (0 < n).then(|| tag("span.unanswered").text(&(ctx.labels().unanswered)(n)))
}

fn row(ctx: &Ctx, props: &Props, asked: Asked) -> Piece {
    let labels = ctx.labels();
    let request = ask::request_of(props.case, asked);
    let key = match asked {
        Asked::Own => "own".to_string(),
        Asked::Check(at) => at.to_string(),
    };
    let principal = last(ask::principal_text(request.principal.as_ref()));
    let action = request.action.as_deref().unwrap_or_default();
    tag("tr")
        .key(&key)
        .class_if(props.asked == asked, "in-form")
        .click(ctx, Action::Ask(asked))
        .child(tag("td").child(name(ctx, props, asked)))
        .child(cell(labels.principal, &principal))
        .child(cell(labels.action, action).class("action"))
        .child(cell(labels.resource, &request.resources.joined(", ")))
        .child(
            tag("td")
                .attr("data-label", labels.expected)
                .child(expected(ctx, props, asked)),
        )
        .child(
            tag("td")
                .attr("data-label", labels.actual)
                .child(actual(ctx, props.now, asked)),
        )
        .child(tag("td").child(remove(ctx, props, asked)))
}

pub fn cell(label: &str, text: &str) -> Piece {
    tag("td.code.cell").attr("data-label", label).text(text)
}

/// The end of an ARN tells more than its start.
fn last(arn: &str) -> String {
    match arn::fields(arn) {
        Some([.., rest]) => ["…", rest].concat(),
        None => arn.to_string(),
    }
}

fn name(ctx: &Ctx, props: &Props, asked: Asked) -> Piece {
    let labels = ctx.labels();
    let is_in_form = props.asked == asked;
    let check = match asked {
        Asked::Check(at) => props.case.checks.get(at).map(|check| (at, check)),
        Asked::Own => None,
    };
    let text = called(ctx, props.case, asked);
    let choose = button("button.radio")
        .says("aria-pressed", is_in_form)
        .attr("aria-label", &[labels.show_in_form, ": ", text].concat())
        .click(ctx, Action::Ask(asked))
        .keeps_clicks();
    let shown = match check.filter(|(_, check)| is_in_form && check.title.is_none()) {
        Some((check, one)) => tag("input")
            .attr("type", "text")
            .attr("size", "14")
            .value(&one.id)
            .attr("aria-label", labels.check_name)
            .keeps_clicks()
            .typed(ctx, move |name| Action::NameCheck { check, name }),
        None => tag("span").text(text),
    };
    tag("div.check-name").child(choose).child(shown)
}

/// What a request is called: by its title, by its id, or as the main one.
pub fn called<'a>(ctx: &Ctx, case: &'a Case, asked: Asked) -> &'a str {
    let check = match asked {
        Asked::Own => None,
        Asked::Check(at) => case.checks.get(at),
    };
    match check {
        Some(check) => check
            .title
            .as_ref()
            .map_or(check.id.as_str(), |title| title.in_lang(ctx.lang)),
        None => ctx.labels().own_request,
    }
}

fn expected(ctx: &Ctx, props: &Props, asked: Asked) -> Piece {
    let labels = ctx.labels();
    let expect = match asked {
        Asked::Own => props.case.expect.as_ref(),
        Asked::Check(at) => props.case.checks.get(at).and_then(|check| check.expect.as_ref()),
    };
    let expected = expect.and_then(|expect| expectation::decision(expect));
    let choose = move |chosen: String| Action::Expect {
        asked,
        decision: DECISIONS.into_iter().find(|decision| *decision == chosen),
    };
    tag("select")
        .attr("aria-label", labels.expected)
        .keeps_clicks()
        .chosen(ctx, choose)
        .child(option("", labels.any, expected.is_none()))
        .each(DECISIONS, |decision| {
            option(decision, word(labels, decision), expected == Some(decision))
        })
}

fn word(labels: &'static Labels, decision: &str) -> &'static str {
    match decision {
        "allowed" => labels.allowed,
        "explicitDeny" => labels.explicit_deny,
        "implicitDeny" => labels.implicit_deny,
        _ => labels.depends,
    }
}

/// What came of it, and whether that was expected.
pub fn actual(ctx: &Ctx, now: &Shared, asked: Asked) -> Piece {
    let labels = ctx.labels();
    let Some(reply) = now.reply(asked) else {
        return tag("span.hint").text(labels.nothing_asked);
    };
    let said = match &reply.result {
        Ok(answer) => {
            let outcome = answer.trace.decision().outcome;
            pieces()
                .child(glyph(Glyph::of_outcome(outcome)))
                .child(tag("span").text(words::outcome_name(outcome, ctx.lang)))
        }
        Err(problem) => tag("span.hint")
            .attr("title", &problem.message.replace('`', ""))
            .text(labels.error),
    };
    let met = now.is_met(asked).map(|is_met| met(labels, is_met));
    tag("span.actual").child(said).child(met)
}

/// Whether it came as expected.
fn met(labels: &Labels, is_met: bool) -> Piece {
    let (class, sign, said) = match is_met {
        true => ("met", "✓", labels.as_expected),
        false => ("unmet", "✕", labels.not_as_expected),
    };
    tag("span")
        .class(class)
        .child(tag("span").attr("aria-hidden", "true").text(sign))
        .child(tag("span.unseen").text(said))
}

fn remove(ctx: &Ctx, props: &Props, asked: Asked) -> Option<Piece> {
    let Asked::Check(at) = asked else { return None };
    let label = ctx.labels().remove_check;
    let name = [label, ": ", called(ctx, props.case, asked)].concat();
    Some(
        icon(label, &name, "✕")
            .keeps_clicks()
            .click(ctx, Action::RemoveCheck(at))
            .on(On::Click, |_| focus::soon_at("#add-check")),
    )
}
