//! Trust and permissions by picking: who may assume a role, and which role somebody may ask for.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::context::Ctx;
use crate::words::world::entities as said;
use crate::world::model::entity::{Entity, Sort};
use crate::world::model::grant::Terms;
use crate::world::state::Action;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub entity: Entity,
    /// All others of the world, to pick from.
    pub others: Vec<Entity>,
}

const SERVICES: [&str; 3] = ["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com"];

#[component]
pub fn Grants(props: &Props) -> Html {
    let Props { ctx, entity, others } = props;
    let of = |sorts: &[Sort]| -> Vec<String> {
        let picked = others.iter().filter(|it| sorts.contains(&it.sort));
        picked.map(|it| it.arn.clone()).collect()
    };
    let trust = {
        let (ctx, role) = (ctx.clone(), entity.place.clone());
        Callback::from(move |(who, terms): (String, Terms)| {
            let role = role.clone();
            ctx.dispatch.emit(Action::Trust { role, who, terms });
        })
    };
    let assume = {
        let (ctx, place) = (ctx.clone(), entity.place.clone());
        Callback::from(move |(role, terms): (String, Terms)| {
            let entity = place.clone();
            ctx.dispatch.emit(Action::MayAssume { entity, role, terms });
        })
    };
    let mut callers = of(&[
        Sort::User,
        Sort::Role,
        Sort::Account,
        Sort::SamlProvider,
        Sort::OidcProvider,
    ]);
    callers.extend(SERVICES.map(String::from));
    let (trusts, asks) = match entity.sort {
        Sort::Role => (true, true),
        Sort::User | Sort::Group => (false, true),
        Sort::Account
        | Sort::Policy
        | Sort::InstanceProfile
        | Sort::SamlProvider
        | Sort::OidcProvider
        | Sort::Resource
        | Sort::Endpoint => (false, false),
    };
    html! {
        <div class="grants">
            if trusts {
                <Picker id="trust" ctx={ctx.clone()} label={said::trusts(ctx.lang)} choices={callers} is_trust={true} onpick={trust} />
            }
            if asks {
                <Picker id="assume" ctx={ctx.clone()} label={said::may_assume(ctx.lang)} choices={of(&[Sort::Role])} is_trust={false} onpick={assume} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PickerProps {
    id: &'static str,
    ctx: Ctx,
    label: &'static str,
    choices: Vec<String>,
    /// A trust policy may ask for an external ID and for MFA.
    is_trust: bool,
    onpick: Callback<(String, Terms)>,
}

#[component]
fn Picker(props: &PickerProps) -> Html {
    let PickerProps {
        id, choices, is_trust, ..
    } = props;
    let lang = props.ctx.lang;
    let terms = use_state(Terms::default);
    let chosen = use_state(String::new);
    let who = match choices.contains(&*chosen) {
        true => (*chosen).clone(),
        false => choices.first().cloned().unwrap_or_default(),
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                chosen.set(select.value());
            }
        })
    };
    let oninput = {
        let terms = terms.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let external_id = input.value();
                terms.set(Terms {
                    external_id,
                    ..(*terms).clone()
                });
            }
        })
    };
    let ticked = |set: fn(&mut Terms, bool)| {
        let terms = terms.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut next = (*terms).clone();
                set(&mut next, input.checked());
                terms.set(next);
            }
        })
    };
    let onsubmit = {
        let (onpick, who, terms) = (props.onpick.clone(), who.clone(), terms.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onpick.emit((who.clone(), (*terms).clone()));
        })
    };
    if choices.is_empty() {
        return html! { <p class="hint">{ props.label }{ ": " }{ said::nobody_to_pick(lang) }</p> };
    }
    let of = |part: &str| [id, "-", part].concat();
    html! {
        <form class="picker" {onsubmit}>
            <label for={of("who")}>{ props.label }</label>
            <select id={of("who")} class="code" {onchange}>
                { for choices.iter().map(|it| html! { <option value={it.clone()} selected={*it == who}>{ it.clone() }</option> }) }
            </select>
            if *is_trust {
                <label class="inline">{ said::external_id(lang) }{ " " }
                    <input id={of("external-id")} type="text" class="code" value={terms.external_id.clone()} autocapitalize="off" autocomplete="off" spellcheck="false" {oninput} />
                </label>
                <label class="tick"><input id={of("mfa")} type="checkbox" checked={terms.mfa} onchange={ticked(|terms, is| terms.mfa = is)} />{ " " }{ said::mfa(lang) }</label>
            }
            <label class="tick"><input id={of("tags")} type="checkbox" checked={terms.tags} onchange={ticked(|terms, is| terms.tags = is)} />{ " " }{ said::tags(lang) }</label>
            <button type="submit" id={of("add")}>{ if *is_trust { said::write_trust(lang) } else { said::write_policy(lang) } }</button>
        </form>
    }
}
