//! The tree on the page: arrow keys, one tab stop, and each row shows its text in the policy.

use iam_explain::roles::StatementRole;
use iam_explain::words;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{AttrValue, html};

use super::opened::{ALL, Opened};
use super::rows::{Row, RowKind, rows};
use super::tab::Tab;
use super::views::Views;
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::drawn::Drawn;
use crate::effects::focus;
use crate::effects::target::around;
use crate::model::ask;
use crate::state::{Action, App, LookedAt, Page};
use crate::widgets::glyph::glyph;
use crate::widgets::piece::{On, Piece, button, pieces, tag};

/// The tree; nothing where there is no answer.
pub fn trace(ctx: &Ctx, app: &App, drawn: &Drawn) -> Option<Piece> {
    let labels = ctx.labels();
    let shown = &drawn.shown;
    let answer = shown.answer(drawn.work.asked)?;
    let seen = rows(answer, &shown.slots, ctx.lang, &app.page.opened);
    let looked = app.looked.as_ref().map(|looked| looked.node.as_str());
    let tree = tree(ctx, seen, app.page.at.as_deref(), looked, &app.page.opened);
    let is_all = app.page.opened.get(ALL).is_some();
    let all = if is_all { labels.close_all } else { labels.open_all };
    let unfolds = Action::Unfold {
        node: ALL.into(),
        open: !is_all,
    };
    let Page { tab, walk, axes, .. } = &app.page;
    let steps = tag("div#view-steps.steps")
        .attr("role", "tabpanel")
        .attr("aria-labelledby", "to-steps")
        .flag("hidden", *tab != Tab::Steps)
        .child(tree)
        .child(button("button#open-all.link").click(ctx, unfolds).text(all))
        .child(tag("p.hint").text(labels.trace_hint));
    let looked = looked.map_or_else(AttrValue::default, |it| it.to_string().into());
    let title = title(ctx, shown, app);
    let views = html! {
        <Views ctx={ctx.clone()} case={drawn.case.clone()} work={drawn.work.clone()} shown={shown.clone()} {looked} tab={*tab} walk={*walk} axes={axes.clone()} {title} />
    };
    Some(
        tag("section.trace")
            .attr("aria-labelledby", "trace-title")
            .on(On::KeyDown, steps_by_key(ctx))
            .child(tag("h3#trace-title.label").text(labels.trace))
            .component(views)
            .child(steps),
    )
}

/// The tree itself. The keys start `at` a row, or else where the reader looks.
pub fn tree(ctx: &Ctx, seen: Vec<Row>, at: Option<&str>, looked: Option<&str>, opened: &Opened) -> Piece {
    let stop = at
        .or(looked)
        .and_then(|key| seen.iter().position(|row| row.key == *key))
        .unwrap_or(0);
    let is_all = opened.get(ALL).is_some();
    let tree = tag("ul.tree")
        .attr("role", "tree")
        .attr("aria-label", ctx.labels().trace)
        .each(seen.iter().enumerate(), |(at, row)| {
            item(ctx, row, at == stop, looked == Some(row.key.as_str()))
        });
    // The keys work on what has the focus, however it came there: by a key, a click, or a screen reader.
    let follows = {
        let ctx = ctx.clone();
        move |event: Event| {
            if let Some(key) = key_at(&event) {
                ctx.act(Action::StandAt(key));
            }
        }
    };
    let walks = {
        let ctx = ctx.clone();
        move |event: Event| {
            // The row that has the focus, which the page may not be drawn for yet.
            let focused = key_at(&event).and_then(|key| seen.iter().position(|row| row.key == key));
            walk(&ctx, &seen, focused.unwrap_or(stop), is_all, &event);
        }
    };
    tree.on(On::KeyDown, walks).on(On::FocusIn, follows)
}

/// `[` and `]` go from step to step, also where they take another key to type.
fn steps_by_key(ctx: &Ctx) -> impl Fn(Event) + 'static {
    let ctx = ctx.clone();
    move |event| {
        let by = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
            "[" => -1,
            "]" => 1,
            _ => return,
        };
        if around(&event, "input, textarea, select").is_none() {
            event.prevent_default();
            ctx.act(Action::Step(by));
        }
    }
}

/// Does what a key asks for.
fn walk(ctx: &Ctx, rows: &[Row], at: usize, is_all: bool, event: &Event) {
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    let Some(step) = step(rows, at, is_all, &key) else {
        return;
    };
    event.prevent_default();
    match step {
        Step::To(at) => {
            if let Some(row) = rows.get(at) {
                ctx.act(Action::StandAt(row.key.clone()));
                focus::by_id(row_id(&row.key));
            }
        }
        Step::Open(node, open) => ctx.act(Action::Unfold { node, open }),
        Step::Look(at) => {
            if let Some(row) = rows.get(at) {
                ctx.act(look(row));
            }
        }
    }
}

fn look(row: &Row) -> Action {
    Action::Look(LookedAt {
        node: row.key.clone(),
        source: row.source,
    })
}

enum Step {
    To(usize),
    Open(String, bool),
    Look(usize),
}

/// What a key does, as the tree pattern of the ARIA practices has it.
fn step(rows: &[Row], at: usize, is_all: bool, key: &str) -> Option<Step> {
    let row = rows.get(at)?;
    Some(match key {
        "ArrowDown" => Step::To((at + 1).min(rows.len() - 1)),
        "ArrowUp" => Step::To(at.saturating_sub(1)),
        "Home" => Step::To(0),
        "End" => Step::To(rows.len() - 1),
        "ArrowRight" => match row.open {
            Some(false) => Step::Open(row.key.clone(), true),
            Some(true) => Step::To(at + 1),
            None => return None,
        },
        "ArrowLeft" => match (row.open, &row.parent) {
            (Some(true), _) => Step::Open(row.key.clone(), false),
            (_, Some(parent)) => Step::To(rows.iter().position(|it| it.key == *parent)?),
            (_, None) => return None,
        },
        "Enter" | " " => Step::Look(at),
        ALL => Step::Open(ALL.into(), !is_all),
        _ => return None,
    })
}

fn row_id(key: &str) -> String {
    ["node-", key].concat()
}

/// The key of the row that an event came from.
fn key_at(event: &Event) -> Option<String> {
    let row = around(event, "[role=treeitem]")?;
    Some(row.id().strip_prefix("node-")?.to_string())
}

fn item(ctx: &Ctx, row: &Row, is_tab_stop: bool, is_looked: bool) -> Piece {
    let labels = ctx.labels();
    let role = row.role.map(|role| match role {
        StatementRole::Decides => labels.decides,
        StatementRole::Grants => labels.grants,
        StatementRole::Overridden if row.is_not_enough => labels.not_enough,
        StatementRole::Overridden => labels.overridden,
    });
    let kind = match row.kind {
        RowKind::Gate => "is-gate",
        RowKind::Policy => "is-policy",
        RowKind::Statement => "is-statement",
        RowKind::Element => "is-element",
        RowKind::Note => "is-note",
    };
    let name = row.title.as_ref();
    let name = name.map(|name| pieces().child(tag("strong").text(name)).text(" "));
    let role = role.map(|role| pieces().text(" ").child(tag("span.tag").text(role)));
    let said = tag("span.node-text")
        .child(name)
        .child(tag("span.node-sentence").text(&row.text))
        .child(role);
    tag("li.node")
        .class(kind)
        .class(&["level-", &row.level.min(8).to_string()].concat())
        .class(row.glyph.name())
        .class_if(
            row.role == Some(StatementRole::Overridden) && !row.is_not_enough,
            "overridden",
        )
        .class_if(row.is_not_enough, "not-enough")
        .class_if(is_looked, "looked")
        .key(&row.key)
        .attr("id", &row_id(&row.key))
        .attr("role", "treeitem")
        .attr("aria-level", &row.level.to_string())
        .attr_if(
            "aria-expanded",
            row.open.map(|open| if open { "true" } else { "false" }),
        )
        .says("aria-selected", is_looked)
        .attr("tabindex", if is_tab_stop { "0" } else { "-1" })
        .click(ctx, Action::StandAt(row.key.clone()))
        .click(ctx, look(row))
        .child(twist(ctx, row))
        .child(glyph(row.glyph))
        .child(said)
        .child(rule(row))
}

/// Opens and closes a row by a click.
fn twist(ctx: &Ctx, row: &Row) -> Piece {
    let twist = tag("span.twist").attr("aria-hidden", "true");
    let Some(is_open) = row.open else {
        return twist.class("none");
    };
    let node = row.key.clone();
    twist
        .class_if(is_open, "open")
        .keeps_clicks()
        .click(ctx, Action::Unfold { node, open: !is_open })
}

fn rule(row: &Row) -> Option<Piece> {
    let page = row.page?;
    Some(
        tag("a.rule")
            .attr("href", page)
            .attr("target", "_blank")
            .attr("rel", "noreferrer noopener")
            .attr("tabindex", "-1")
            .keeps_clicks()
            .text(row.rule),
    )
}

/// What was decided, and of what: `Denied · s3:GetObject`.
fn title(ctx: &Ctx, shown: &Shared, app: &App) -> AttrValue {
    let asked = app.work.asked;
    let outcome = shown.answer(asked).map(|it| it.trace.decision().outcome);
    let outcome = outcome.map_or("", |it| words::outcome_name(it, ctx.lang));
    let action = ask::request_of(&app.work.case, asked).action.unwrap_or_default();
    [outcome, " · ", &action].concat().into()
}
