//! The world by forms: what there is, account by account, a way to add to it, and the form of what is picked. The text
//! beside says the same, and either changes the other.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::context::Ctx;
use super::control::{Form, name_of};
use super::field::field;
use super::grants::Grants;
use super::take_in::TakeIn;
use crate::effects::focus;
use crate::words::world::{self as words, entities as said};
use crate::world::model::edit;
use crate::world::model::entity::{Entity, NotAdded, Sort, added, entities};
use crate::world::state::{Action, Scenario};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub scenario: Scenario,
}

const FORM: &str = "entity";

#[component]
pub fn Entities(props: &Props) -> Html {
    let Props { ctx, scenario } = props;
    let lang = ctx.lang;
    let text = &scenario.work.text;
    let read = edit::read(text);
    let found = read.tree.as_ref().map(entities).unwrap_or_default();
    // Where nothing happens yet, the world comes first.
    let has_steps = read
        .tree
        .as_ref()
        .and_then(|tree| tree.get("steps")?.items())
        .is_some_and(|it| !it.is_empty());
    let wanted = use_state(|| None::<bool>);
    let is_open = ctx.on_paper || wanted.unwrap_or(!has_steps);
    let toggle = {
        let wanted = wanted.clone();
        Callback::from(move |_: MouseEvent| wanted.set(Some(!is_open)))
    };
    let accounts: Vec<&Entity> = found.iter().filter(|it| it.sort == Sort::Account).collect();
    html! {
        <section class="world" aria-labelledby="world-title">
            <h3 id="world-title" class="label">
                <button type="button" id="world-toggle" class="link" aria-expanded={is_open.to_string()} onclick={toggle}>{ said::heading(lang) }</button>
                { " " }<span class="hint">{ said::counts(&found, lang) }</span>
            </h3>
            if is_open {
                if found.is_empty() {
                    <p class="hint">{ said::empty(lang) }</p>
                }
                <div class="entities">
                    { for accounts.iter().map(|account| group(ctx, scenario, Some(account), &found)) }
                    { group(ctx, scenario, None, &found) }
                </div>
                <Add ctx={ctx.clone()} text={text.to_string()} accounts={accounts.iter().map(|it| it.name.clone()).collect::<Vec<_>>()} />
                <TakeIn ctx={ctx.clone()} text={text.clone()} is_torn={!read.problems.is_empty()} />
                { form(ctx, scenario, &read, &found) }
            }
        </section>
    }
}

/// An account with all that is in it, or what is in none.
fn group(ctx: &Ctx, scenario: &Scenario, account: Option<&Entity>, found: &[Entity]) -> Html {
    let of_group = |entity: &&Entity| match account {
        Some(account) => entity.account.as_deref() == Some(&*account.name),
        None => entity.account.is_none(),
    };
    let mut members = found.iter().filter(of_group).peekable();
    if members.peek().is_none() {
        return Html::default();
    }
    let chip = |entity: &Entity| {
        let is_selected = scenario.selected.as_ref() == Some(&entity.place);
        let place = (!is_selected).then(|| entity.place.clone());
        let select = ctx.on(move || Action::Select(place.clone()));
        html! {
            <li key={entity.arn.clone()}>
                <button type="button" id={chip_id(&entity.place)} class={classes!("entity", entity.sort.id())} aria-expanded={is_selected.to_string()} onclick={select}>
                    <span class="hint">{ said::sort(entity.sort, ctx.lang) }</span>{ " " }<code>{ entity.name.clone() }</code>
                </button>
            </li>
        }
    };
    html! { <ul class="plain entity-group">{ for members.map(chip) }</ul> }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    ctx: Ctx,
    text: String,
    accounts: Vec<String>,
}

/// Adds to the world: what, in which account, under which name.
#[component]
fn Add(props: &AddProps) -> Html {
    let AddProps { ctx, text, accounts } = props;
    let lang = ctx.lang;
    let sort = use_state(|| if accounts.is_empty() { Sort::Account } else { Sort::Role });
    let account = use_state(String::new);
    let name = use_state(String::new);
    let problem = use_state(|| None::<NotAdded>);
    let in_account = match accounts.contains(&*account) {
        true => (*account).clone(),
        false => accounts.first().cloned().unwrap_or_default(),
    };
    let onsort = {
        let sort = sort.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|it| it.value());
            if let Some(chosen) = Sort::ALL.into_iter().find(|it| Some(it.id()) == chosen.as_deref()) {
                sort.set(chosen);
            }
        })
    };
    let onaccount = {
        let account = account.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                account.set(select.value());
            }
        })
    };
    let oninput = {
        let (name, problem) = (name.clone(), problem.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                name.set(input.value());
                problem.set(None);
            }
        })
    };
    let onsubmit = {
        let (ctx, text, sort, name) = (ctx.clone(), text.clone(), *sort, name.clone());
        let (problem, account) = (problem.clone(), in_account.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match added(&text, sort, &account, &name) {
                Ok(_) => {
                    let account = account.clone();
                    ctx.dispatch.emit(Action::Found {
                        sort,
                        account,
                        name: (*name).clone(),
                    });
                    name.set(String::new());
                    focus::soon_at(format!("#{FORM} :is(input, select, textarea, button)"));
                }
                Err(why) => {
                    problem.set(Some(why));
                    focus::soon_at("#add-name");
                }
            }
        })
    };
    let has_account = sort.of_account().is_some() || *sort == Sort::Resource;
    html! {
        <form class="add-entity" {onsubmit} novalidate=true>
            <select id="add-sort" aria-label={said::what(lang)} onchange={onsort}>
                { for Sort::ALL.into_iter().map(|it| html! { <option value={it.id()} selected={it == *sort}>{ said::sort(it, lang) }</option> }) }
            </select>
            if has_account && !accounts.is_empty() {
                <select id="add-account" aria-label={said::in_account(lang)} onchange={onaccount}>
                    { for accounts.iter().map(|it| html! { <option value={it.clone()} selected={*it == in_account}>{ it.clone() }</option> }) }
                </select>
            }
            <input id="add-name" type="text" class="code" aria-label={said::name_of(*sort, lang)} placeholder={sort.example()} value={(*name).clone()}
                autocapitalize="off" autocomplete="off" spellcheck="false" aria-invalid={problem.map(|_| "true")} aria-describedby="add-problem" {oninput} />
            <button type="submit" id="add-entity">{ "+ " }{ said::add(lang) }</button>
            <p id="add-problem" class="field-error" role="status">{ problem.map(|why| said::not_added(why, lang)) }</p>
        </form>
    }
}

fn chip_id(place: &edit::Path) -> String {
    ["chip-", &name_of(place)].concat()
}

/// The form of what is picked.
fn form(ctx: &Ctx, scenario: &Scenario, read: &iam_syntax::json::Read, found: &[Entity]) -> Html {
    let place = scenario.selected.as_deref().unwrap_or_default();
    let entity = found.iter().find(|it| it.place == place);
    let json = read.tree.as_ref().and_then(|tree| edit::find(tree, place));
    let (Some(entity), Some(json)) = (entity, json) else {
        return Html::default();
    };
    let text = &scenario.work.text;
    let form = Form {
        ctx,
        text,
        place,
        id: "e",
    };
    let lang = ctx.lang;
    let remove = {
        let place = entity.place.clone();
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            ctx.dispatch.emit(Action::Fill {
                place: place.clone(),
                value: None,
            });
            ctx.dispatch.emit(Action::Select(None));
            focus::soon_at("#add-name");
        })
    };
    let close = {
        let (dispatch, chip) = (ctx.dispatch.clone(), chip_id(&entity.place));
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Select(None));
            // Where the form was opened.
            focus::soon(chip.clone());
        })
    };
    // What an account holds has forms of its own.
    let is_shown =
        |name: &str| entity.sort != Sort::Account || Sort::ALL.iter().all(|sort| sort.of_account() != Some(name));
    let others: Vec<Entity> = found.iter().filter(|it| it.place != place).cloned().collect();
    html! {
        <section id={FORM} class="entity-form" aria-label={[said::sort(entity.sort, lang), " ", &entity.name].concat()} key={entity.arn.clone()}>
            <h4>{ said::sort(entity.sort, lang) }{ " " }<code>{ entity.name.clone() }</code></h4>
            if !entity.arn.is_empty() && entity.arn != entity.name {
                <p class="hint"><code>{ entity.arn.clone() }</code></p>
            }
            <Grants ctx={ctx.clone()} entity={entity.clone()} {others} />
            <div class="form">
                { for entity.sort.fields().iter().filter(|it| is_shown(it.name)).map(|it| field(form, &Vec::new(), it, Some(json))) }
            </div>
            <div class="entity-ends">
                <button type="button" onclick={close}>{ said::close(lang) }</button>
                <button type="button" class="quiet" onclick={remove}>{ words::labels(lang).remove }</button>
            </div>
        </section>
    }
}
