//! The shelf: whose policies there are, a row for each kind, a tab for each policy, and an eye that switches it off.

use iam_scenario::case::{Case, PolicyInput, RequestInput};
use iam_syntax::arn;
use iam_syntax::diagnostic::Weight;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::focus;
use crate::model::ask::{self, Asked};
use crate::model::slot::{self, Kind, Slot};
use crate::state::Action;
use crate::widgets::piece::{On, Piece, button, icon, pieces, tag};
use crate::words::Labels;

pub struct Props<'a> {
    pub case: &'a Case,
    pub now: &'a Shared,
    pub open: Option<Slot>,
    pub asked: Asked,
}

/// Whose policies they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Caller,
    Resource,
    Organization,
    Network,
}

impl Owner {
    const ALL: [Self; 4] = [Self::Caller, Self::Resource, Self::Organization, Self::Network];

    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Identity | Kind::Boundary | Kind::Session => Self::Caller,
            Kind::Resource => Self::Resource,
            Kind::Scp | Kind::Rcp => Self::Organization,
            Kind::Endpoint => Self::Network,
        }
    }
}

pub fn shelf(ctx: &Ctx, props: &Props) -> Piece {
    let slots = slot::slots(&props.case.policies);
    let request = ask::request_of(props.case, props.asked);
    tag("div.shelf").each(Owner::ALL, |owner| group(ctx, props, owner, &slots, &request))
}

/// All of an owner's policies under its name; an empty place where there are none.
fn group(ctx: &Ctx, props: &Props, owner: Owner, slots: &[Slot], request: &RequestInput) -> Piece {
    let mut rows = pieces();
    let mut is_empty = true;
    for kind in Kind::ALL {
        if Owner::of(kind) != owner {
            continue;
        }
        let inside = |level: Option<usize>| -> Vec<Slot> {
            let is_here = |slot: &&Slot| slot.kind() == kind && slot.level() == level;
            slots.iter().filter(is_here).copied().collect()
        };
        let n_levels = slot::levels(&props.case.policies, kind).len();
        for level in 0..n_levels {
            rows = rows.child(level_row(ctx, props, kind, level, &inside(Some(level))));
        }
        let loose = inside(None);
        is_empty &= loose.is_empty() && n_levels == 0;
        if !loose.is_empty() {
            rows = rows.child(row(ctx, props, kind, &loose));
        }
    }
    if is_empty {
        return pieces();
    }
    tag("div.shelf-group")
        .child(heading(ctx, props, owner, request))
        .child(rows)
}

/// Whose they are: in which account, and the name there.
fn heading(ctx: &Ctx, props: &Props, owner: Owner, request: &RequestInput) -> Piece {
    let labels = ctx.labels();
    let (label, text) = match owner {
        Owner::Caller => (labels.account_caller, ask::principal_text(request.principal.as_ref())),
        Owner::Resource => (labels.account_resource, request.resources.first().unwrap_or_default()),
        Owner::Organization => (labels.organization, ""),
        Owner::Network => (labels.network, ""),
    };
    let (account, name) = match arn::fields(text) {
        Some([.., account, name]) => (account, name),
        None => ("", text),
    };
    let account = match (owner, props.now.answer(props.asked)) {
        (Owner::Resource, Some(answer)) => answer.request.resource_account.as_str(),
        _ => account,
    };
    tag("p.shelf-owner")
        .attr("title", text)
        .child(tag("span.label").text(label))
        .text(" ")
        .child(tag("span.code.hint").text(account))
        .child(tag("span.code.owner-name").text(name))
}

fn row(ctx: &Ctx, props: &Props, kind: Kind, inside: &[Slot]) -> Piece {
    let words = ctx.labels().kind(kind, props.now.sort);
    tag("div.shelf-row")
        .key(words.short)
        .child(tag("span.shelf-kind").attr("title", words.hint).text(words.short))
        .child(tag("div.shelf-items").child(tabs(ctx, props, words.full, inside)))
        .child(eyes(ctx, props, inside))
}

/// A switch for each policy: what is off is not evaluated.
fn eyes(ctx: &Ctx, props: &Props, inside: &[Slot]) -> Piece {
    tag("div.eyes").each(inside, |slot| {
        let policy = slot::get(&props.case.policies, *slot);
        let (name, is_on) = policy.map_or(("", false), |policy| (policy.name.as_str(), policy.enabled));
        let eye = tag("svg.glyph")
            .attr("viewBox", "0 0 16 16")
            .attr("aria-hidden", "true");
        button("button.icon.eye")
            .key(&slot.id())
            .attr("role", "switch")
            .says("aria-checked", is_on)
            .attr("aria-label", name)
            .attr("title", ctx.labels().switch_off_hint)
            .click(ctx, Action::Switch(*slot))
            .child(eye.child(tag("use").attr("href", "#eye")))
    })
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
    tag("div.shelf-row.level")
        .key(&[words.short, &level.to_string()].concat())
        .child(tag("span.shelf-kind").attr("title", words.hint).text(said))
        .child(items)
        .child(eyes(ctx, props, inside))
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
                "ArrowRight" | "ArrowDown" => 1,
                "ArrowLeft" | "ArrowUp" => inside.len() - 1,
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
