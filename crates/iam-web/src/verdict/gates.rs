//! The gate path: every kind of policy in AWS's order, on one line, lit as far as the request came. What had a say leads to
//! its step; what had none says what that means. Where caller and resource are of two accounts, each has its part of the
//! line.

use iam_eval::combine::GateEffect;
use iam_eval::gates::Relation;
use iam_explain::fact::GateName;
use iam_explain::path::{Level, Standing, Station, path};
use iam_explain::{names, words};
use iam_scenario::answer::Answer;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::model::slot::Kind;
use crate::state::{Action, LookedAt};
use crate::widgets::glyph::{Glyph, glyph};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub shown: Shared,
    pub asked: Asked,
    /// The step that the reader looks at.
    pub looked: Option<String>,
}

/// The path; nothing where there is no answer.
#[component]
pub fn GatePath(props: &Props) -> Html {
    let Props { ctx, shown, asked, .. } = props;
    // The place of the kind whose absence is spoken of.
    let told = use_state(|| None::<usize>);
    let Some(answer) = shown.answer(*asked) else {
        return html! {};
    };
    let labels = ctx.labels();
    let all = path(answer.evaluated());
    let one = |at: usize, station: &Station| match &station.standing {
        Standing::Asked(levels) => levels.iter().map(|level| asked_of(props, station, level)).collect(),
        Standing::Absent | Standing::Aside(_) => {
            let is_told = *told == Some(at);
            let told = told.clone();
            let toggle = Callback::from(move |_: MouseEvent| told.set((!is_told).then_some(at)));
            without_say(props, station, is_told, toggle)
        }
    };
    let lane = |of_owner: bool, label: String| {
        let stations = all.iter().enumerate().filter(|(_, it)| it.of_owner == of_owner);
        html! {
            <ol class="gates" aria-label={label}>{ for stations.map(|(at, it)| one(at, it)) }</ol>
        }
    };
    let request = &answer.request;
    let said = told.and_then(|at| said(props, &all[at]));
    let lanes = match are_two(answer) {
        None => lane(false, labels.gates.into()),
        Some(account) => {
            let named = |label: &str, account: &str| [label, " ", account].concat();
            html! {
                <div class="lanes" role="group" aria-label={labels.gates}>
                    { lane(false, named(labels.caller_account, account)) }
                    { lane(true, named(labels.resource_account, &request.resource_account)) }
                </div>
            }
        }
    };
    html! {
        <>
            { lanes }
            <p class="gate-said hint" role="status">{ said }</p>
        </>
    }
}

/// The caller's account where the resource is of another.
fn are_two(answer: &Answer) -> Option<&str> {
    match answer.trace.gates.relation {
        Relation::Cross | Relation::Divided | Relation::RootAbroad => answer.request.caller.account(),
        Relation::Same | Relation::RootAtHome | Relation::NoAccount => None,
    }
}

/// Policies that had a say.
fn asked_of(props: &Props, station: &Station, level: &Level) -> Html {
    let ctx = &props.ctx;
    let node = names::gate(level.number);
    let is_looked = props.looked.as_deref().and_then(|it| it.split('.').next()) == Some(&node);
    let look = {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            let node = node.clone();
            ctx.act(Action::Look(LookedAt { node, source: None }));
        })
    };
    // What lets it through is what AWS attaches; what it will say is not known before its text is there.
    let waits = level.effect == GateEffect::Allow && waits(&props.shown, &level.name);
    let (shape, effect) = match waits {
        true => (Glyph::Nothing, ctx.labels().empty_policy),
        false => (
            Glyph::of_effect(level.effect),
            words::effect_name(level.effect, ctx.lang),
        ),
    };
    let class = classes!(
        "gate",
        shape.name(),
        level.decides.then_some("decides"),
        (!station.reached).then_some("beyond")
    );
    html! {
        <li {class}>
            <button type="button" onclick={look} title={waits.then_some(ctx.labels().empty_policy_hint)} aria-current={is_looked.then_some("true")}>
                { glyph(shape).html() }
                <span class="gate-name">{ words::short_name(&level.name, ctx.lang) }</span>
                <span class="gate-effect">{ effect }</span>
            </button>
        </li>
    }
}

/// A kind of which there is none, or which can't bear on the request.
fn without_say(props: &Props, station: &Station, is_told: bool, toggle: Callback<MouseEvent>) -> Html {
    let lang = props.ctx.lang;
    let state = match is_blank(&props.shown, &station.name) {
        true => props.ctx.labels().empty_policy,
        false => words::no_say(&station.standing, lang),
    };
    html! {
        <li class={classes!("gate", "absent", (!station.reached).then_some("beyond"))}>
            <button type="button" class="quiet" onclick={toggle} aria-expanded={is_told.to_string()} title={said(props, station)}>
                <span class="gate-name">{ words::short_name(&station.name, lang) }</span>
                <span class="gate-effect">{ state }</span>
            </button>
        </li>
    }
}

/// What there is to say of it.
fn said(props: &Props, station: &Station) -> Option<String> {
    match is_blank(&props.shown, &station.name) {
        true => Some(props.ctx.labels().empty_policy_hint.into()),
        false => words::station(station, props.ctx.lang),
    }
}

/// Whether a policy of the kind is there whose text is empty, so that it counts for nothing yet.
fn is_blank(shown: &Shared, name: &GateName) -> bool {
    let mut of_kind = shown.slots.iter().filter(|slot| is_of(slot.kind(), name));
    of_kind.any(|slot| shown.is_blank(*slot))
}

/// Whether a policy of a level of the organization is empty, beside what AWS attaches there.
fn waits(shown: &Shared, name: &GateName) -> bool {
    match name {
        GateName::Scp { target } => shown.waits_at(Kind::Scp, target),
        GateName::Rcp { target } => shown.waits_at(Kind::Rcp, target),
        GateName::Endpoint
        | GateName::Resource(_)
        | GateName::Principal
        | GateName::Boundary
        | GateName::Session { .. } => false,
    }
}

const fn is_of(kind: Kind, name: &GateName) -> bool {
    matches!(
        (kind, name),
        (Kind::Identity, GateName::Principal)
            | (Kind::Boundary, GateName::Boundary)
            | (Kind::Session, GateName::Session { .. })
            | (Kind::Resource, GateName::Resource(_))
            | (Kind::Scp, GateName::Scp { .. })
            | (Kind::Rcp, GateName::Rcp { .. })
            | (Kind::Endpoint, GateName::Endpoint)
    )
}
