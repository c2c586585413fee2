//! The shelf: a row for each kind that there are policies of, a tab for each policy.

use iam_scenario::case::{Case, PolicyInput};
use iam_syntax::diagnostic::Weight;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::focus;
use crate::model::slot::{self, Kind, Slot};
use crate::state::Action;
use crate::widgets::piece::{On, Piece, button, icon, tag};
use crate::words::Labels;

pub struct Props<'a> {
    pub case: &'a Case,
    pub now: &'a Shared,
    pub open: Option<Slot>,
}

pub fn shelf(ctx: &Ctx, props: &Props) -> Piece {
    let slots = slot::slots(&props.case.policies);
    let mut shelf = tag("div.shelf");
    for kind in Kind::ALL {
        let inside = |level: Option<usize>| -> Vec<Slot> {
            let is_here = |slot: &&Slot| slot.kind() == kind && slot.level() == level;
            slots.iter().filter(is_here).copied().collect()
        };
        for level in 0..slot::levels(&props.case.policies, kind).len() {
            shelf = shelf.child(level_row(ctx, props, kind, level, &inside(Some(level))));
        }
        let loose = inside(None);
        if !loose.is_empty() {
            shelf = shelf.child(row(ctx, props, kind, &loose));
        }
    }
    shelf
}

fn row(ctx: &Ctx, props: &Props, kind: Kind, inside: &[Slot]) -> Piece {
    let words = ctx.labels().kind(kind, props.now.sort);
    tag("div.shelf-row")
        .key(words.short)
        .child(tag("span.shelf-kind").attr("title", words.hint).text(words.short))
        .child(tag("div.shelf-items").child(tabs(ctx, props, words.full, inside)))
}

fn level_row(ctx: &Ctx, props: &Props, kind: Kind, level: usize, inside: &[Slot]) -> Piece {
    let labels = ctx.labels();
    let words = labels.kind(kind, props.now.sort);
    let levels = slot::levels(&props.case.policies, kind);
    let target = levels.get(level).map(|level| level.target.as_str()).unwrap_or_default();
    let name = |what: &str| [what, ": ", target].concat();
    let said = if level == 0 { words.short } else { "" };
    let rename = move |target| Action::RenameLevel { kind, level, target };
    let field = tag("input.code.level-name")
        .attr("type", "text")
        .value(target)
        .attr("spellcheck", "false")
        .attr("aria-label", &[words.short, ", ", labels.level_name].concat())
        .attr("size", "10")
        .typed(ctx, rename);
    let add = icon(labels.add_here, &name(labels.add_here), "+").click(ctx, Action::AddAtLevel(kind, level));
    let remove =
        icon(labels.remove_level, &name(labels.remove_level), "✕").click(ctx, Action::RemoveLevel(kind, level));
    let items = tag("div.shelf-items")
        .child(field)
        .child(tabs(ctx, props, &name(words.full), inside))
        .child(tag("span.shelf-buttons").child(add).child(remove));
    let more = (level + 1 == levels.len()).then(|| {
        button("button.quiet.shelf-more")
            .click(ctx, Action::AddLevel(kind))
            .text("+ ")
            .text(labels.add_level)
    });
    tag("div.shelf-row")
        .key(&[words.short, &level.to_string()].concat())
        .child(tag("span.shelf-kind").attr("title", words.hint).text(said))
        .child(items)
        .child(more)
}

fn tabs(ctx: &Ctx, props: &Props, label: &str, inside: &[Slot]) -> Option<Piece> {
    if inside.is_empty() {
        return None;
    }
    let at = inside.iter().position(|slot| Some(*slot) == props.open);
    let moves = {
        let (ctx, inside) = (ctx.clone(), inside.to_vec());
        move |event: Event| {
            let step = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => inside.len() - 1,
                _ => return,
            };
            if let Some(at) = at {
                event.prevent_default();
                let slot = inside[(at + step) % inside.len()];
                ctx.act(Action::Show(slot));
                focus::soon(tab_id(slot));
            }
        }
    };
    // One tab stop a row: the open policy, else the first.
    let stop = at.unwrap_or(0);
    let list = tag("div.tabs")
        .attr("role", "tablist")
        .attr("aria-label", label)
        .on(On::KeyDown, moves);
    Some(list.each(inside.iter().enumerate(), |(at, slot)| {
        tab(ctx, props, *slot, at == stop)
    }))
}

pub fn tab_id(slot: Slot) -> String {
    ["tab-", &slot.id()].concat()
}

fn tab(ctx: &Ctx, props: &Props, slot: Slot, is_stop: bool) -> Piece {
    let is_open = Some(slot) == props.open;
    let policy = slot::get(&props.case.policies, slot);
    let (class, state) = policy
        .map(|policy| state(ctx.labels(), props, slot, policy))
        .unwrap_or_default();
    let name = policy.map(|policy| policy.name.as_str()).unwrap_or_default();
    button("button.tab")
        .class(class)
        .key(&slot.id())
        .attr("role", "tab")
        .attr("id", &tab_id(slot))
        .says("aria-selected", is_open)
        .attr_if("aria-controls", is_open.then_some("policy-panel"))
        .attr("tabindex", if is_stop { "0" } else { "-1" })
        .click(ctx, Action::Show(slot))
        .child(tag("span.tab-name").text(name))
        .child((!state.is_empty()).then(|| tag("span.tab-state").text(state)))
}

fn state(labels: &'static Labels, props: &Props, slot: Slot, policy: &PolicyInput) -> (&'static str, &'static str) {
    let diagnostics = props.now.document_of(slot).and_then(|at| props.now.diagnostics.get(at));
    let is_torn = diagnostics.is_some_and(|list| list.iter().any(|it| it.weight == Weight::Malformed));
    if !policy.enabled {
        ("off", labels.switched_off)
    } else if policy.text.trim().is_empty() {
        ("blank", labels.blank)
    } else if is_torn {
        ("torn", labels.torn)
    } else {
        ("", "")
    }
}
