//! The context keys: a row each, and those that a policy asks for and the request lacks.

use iam_eval::keys::{self, KeyType};

use super::row_ids::RowIds;
use crate::context::Ctx;
use crate::effects::focus;
use crate::model::ask::{Held, Row};
use crate::state::Action;
use crate::widgets::field::unhelped;
use crate::widgets::piece::{On, Piece, button, icon, pieces, tag};

/// `missing` are keys that a policy reads and the request lacks.
pub fn context(ctx: &Ctx, ids: &RowIds, rows: &[Row], missing: &[String]) -> Piece {
    let labels = ctx.labels();
    let list = tag("ul#context-rows.rows").each(ids.clone().arrange(rows), |(id, at)| context_row(ctx, id, &rows[at]));
    let is_there = |key: &str| rows.iter().any(|row| row.key == key);
    let mut chips = pieces();
    for key in missing {
        if !is_there(key) {
            chips = chips.child(missing_chip(ctx, key));
        }
    }
    let add = button("button#add-key.quiet").text("+ ").text(labels.add_key);
    let add = match is_there("") {
        true => add,
        false => add.click(ctx, hold("", Held::Values(vec![String::new()]))),
    };
    let add = add.on(On::Click, |_| focus::soon_at("#context-rows .row:last-of-type .key"));
    let hint = (!missing.is_empty()).then(|| tag("p.hint").text(labels.missing_hint));
    tag("fieldset.context")
        .child(tag("legend.label").text(labels.context))
        .child(list)
        .child(tag("div.chips").child(chips).child(add))
        .child(hint)
}

/// A key that is missed comes in as unknown: that claims nothing, and shows whether it matters.
fn missing_chip(ctx: &Ctx, key: &str) -> Piece {
    button("button.chip.ghost")
        .key(key)
        .click(ctx, hold(key, Held::Unknown))
        .on(On::Click, |_| focus::soon_at("#context-rows .row:last-of-type .value"))
        .text("+ ")
        .child(tag("span.code").text(key))
        .text(" ")
        .child(tag("span.hint").text(ctx.labels().missing))
}

fn hold(key: &str, held: Held) -> Action {
    Action::Hold { key: key.into(), held }
}

fn context_row(ctx: &Ctx, id: u32, row: &Row) -> Piece {
    let labels = ctx.labels();
    let key = &row.key;
    let rename = {
        let old = key.clone();
        move |new| Action::RenameKey { old: old.clone(), new }
    };
    let is_unknown = row.held == Held::Unknown;
    let other = match is_unknown {
        true => Held::Values(vec![String::new()]),
        false => Held::Unknown,
    };
    let field = unhelped(tag("input.code.key"))
        .attr("type", "text")
        .value(key)
        .attr("aria-label", labels.context_key)
        .attr("placeholder", "aws:SourceIp")
        .typed(ctx, rename);
    let toggle = button("button.toggle")
        .says("aria-pressed", is_unknown)
        .attr("aria-label", &[labels.unknown, ": ", key].concat())
        .attr("title", labels.unknown_hint)
        .click(ctx, hold(key, other))
        .text("?");
    let remove = icon(labels.remove_key, &[labels.remove_key, ": ", key].concat(), "✕")
        .click(ctx, Action::RemoveKey(key.clone()))
        .on(On::Click, |_| focus::soon_at("#add-key"));
    tag("li.row")
        .key(&id.to_string())
        .class_if(is_unknown, "is-unknown")
        .child(field)
        .child(tag("div.values").child(values(ctx, row)))
        .child(toggle)
        .child(remove)
}

fn values(ctx: &Ctx, row: &Row) -> Piece {
    let given: &[String] = match &row.held {
        Held::Removed => return tag("span.hint").text(ctx.labels().left_out),
        Held::Unknown => &[],
        Held::Values(values) => values,
    };
    let takes_more = row.held != Held::Unknown && keys::known(&row.key).is_none_or(|key| key.multivalued);
    // The same shape for known and unknown, so that the field stays where it is while it is typed in.
    pieces()
        .each(0..given.len().max(1), |at| value(ctx, row, given, at))
        .child(takes_more.then(|| add_value(ctx, row, given)))
}

/// One value. What is typed for an unknown key makes it known.
fn value(ctx: &Ctx, row: &Row, values: &[String], at: usize) -> Piece {
    let labels = ctx.labels();
    let set = {
        let (key, values) = (row.key.clone(), values.to_vec());
        move |text| {
            let mut values = values.clone();
            match values.get_mut(at) {
                Some(value) => *value = text,
                None => values.push(text),
            }
            hold(&key, Held::Values(values))
        }
    };
    let remove = (1 < values.len()).then(|| {
        let mut left = values.to_vec();
        left.remove(at);
        button("button.icon.small")
            .attr("aria-label", labels.remove_value)
            .click(ctx, hold(&row.key, Held::Values(left)))
            .text("✕")
    });
    let form = keys::known(&row.key).and_then(|key| form(key.key_type));
    let example = form.map(|form| form.example).unwrap_or_default();
    let placeholder = match row.held {
        Held::Unknown => labels.unknown_value,
        Held::Values(_) | Held::Removed => example,
    };
    let field = unhelped(tag("input.code.value"))
        .attr("type", "text")
        .value(values.get(at).map(String::as_str).unwrap_or_default())
        .attr("placeholder", placeholder)
        .attr("aria-label", &[labels.context_value, ": ", &row.key].concat())
        .attr_if("pattern", form.map(|form| form.pattern))
        .typed(ctx, set);
    // It is seen beside a value of another form.
    let example = form.map(|form| tag("span.form-example.hint").text(form.example));
    tag("span.one-value")
        .key(&at.to_string())
        .child(field)
        .child(remove)
        .child(example)
}

/// What the values of a key look like.
#[derive(Clone, Copy)]
struct Form {
    example: &'static str,
    /// What the browser holds a value against. It is never stricter than AWS.
    pattern: &'static str,
}

const fn form(key_type: KeyType) -> Option<Form> {
    let (example, pattern) = match key_type {
        KeyType::String | KeyType::Arn => return None,
        KeyType::Bool => ("true / false", "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"),
        KeyType::Numeric => ("3600", r"[+\-]?[0-9.]+([eE][+\-]?\d+)?"),
        KeyType::Date => ("2026-01-05T09:00:00Z", r"\d{4}(-\d\d(-\d\d(T.+)?)?)?|-?\d+"),
        KeyType::Ip => ("203.0.113.10", r"[0-9.]+(/\d+)?|[0-9a-fA-F.:]*:[0-9a-fA-F.:]*(/\d+)?"),
    };
    Some(Form { example, pattern })
}

fn add_value(ctx: &Ctx, row: &Row, values: &[String]) -> Piece {
    let labels = ctx.labels();
    let mut more = values.to_vec();
    more.push(String::new());
    icon(labels.add_value, &[labels.add_value, ": ", &row.key].concat(), "+")
        .class("add-value")
        .click(ctx, hold(&row.key, Held::Values(more)))
}
