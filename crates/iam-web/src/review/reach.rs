//! Who gets to which role of a world: one question at a time, over all chains of roles.

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_protocol::reach::{Pair, Reached, Verdict, Whose};
use iam_scenario::findings::words::sentence;
use iam_sts::estate::{Account, Estate};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::{focus, history};
use crate::state::{Action, View};
use crate::ui::answer::{Standing, use_answer};
use crate::ui::code::with_code;
use crate::words::review::{Words, words};
use crate::world::model::analysis::Shared;
use crate::world::state as scenario;

/// How many pairs of a verdict are listed.
const MOST: usize = 100;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub run: Shared,
}

#[component]
pub fn Reach(props: &Props) -> Html {
    let Props { ctx, run } = props;
    let words = words(ctx.lang);
    let picked = use_state_eq(|| None::<Whose>);
    let questions = use_memo(run.clone(), |run| questions(&run.scenario.estate));
    // Who was picked may be gone from the world.
    let whose = (*picked).clone().filter(|it| questions.contains(it));
    let about = whose.clone().map(|it| (run.text.clone(), it));
    let (found, standing) = use_answer::<Reached, _>(ctx.lang, about, |(text, whose): &(Rc<str>, Whose)| Ask::Reach {
        scenario: text.to_string(),
        whose: whose.clone(),
    });
    let onchange = {
        let (questions, picked) = (questions.clone(), picked.setter());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let at = select.and_then(|it| it.value().parse::<usize>().ok());
            picked.set(at.and_then(|at| questions.get(at).cloned()));
        })
    };
    if !questions.iter().any(|it| matches!(it, Whose::Role(_))) {
        return html! { <section class="reach"><h3>{ words.reach }</h3><p class="hint">{ words.no_roles }</p></section> };
    }
    let options = |is_role: bool| {
        let those = questions.iter().enumerate();
        let those = those.filter(|(_, it)| matches!(it, Whose::Role(_)) == is_role);
        those
            .map(|(at, it)| {
                html! { <option value={at.to_string()} selected={whose.as_ref() == Some(it)}>{ arn(it).to_string() }</option> }
            })
            .collect::<Html>()
    };
    html! {
        <section class="reach" aria-labelledby="reach-title">
            <h3 id="reach-title">{ words.reach }</h3>
            <p class="hint">{ words.reach_lead }</p>
            <select id="reach-whose" class="code" aria-label={words.reach} {onchange}>
                <option value="" selected={whose.is_none()}>{ words.pick }</option>
                <optgroup label={words.who_can_assume}>{ options(true) }</optgroup>
                <optgroup label={words.reached_by}>{ options(false) }</optgroup>
            </select>
            <div class="reached" id="reached" tabindex="-1" aria-live="polite">
                { match (&whose, standing) {
                    (None, _) => Html::default(),
                    (Some(_), Standing::Busy) => html! { <p class="busy hint"><progress aria-label={words.reach_looks}></progress>{ words.reach_looks }</p> },
                    (Some(_), Standing::Failed) => html! { <p role="alert">{ words.reach_failed }</p> },
                    (Some(whose), Standing::There) => found.map(|it| reached(ctx, words, whose, &it)).unwrap_or_default(),
                } }
            </div>
        </section>
    }
}

/// Who can be asked about: roles first, then whoever may act.
fn questions(estate: &Estate) -> Vec<Whose> {
    let roles = || estate.roles().map(|it| it.arn.clone());
    let users = estate.users().map(|it| it.arn.clone());
    let providers = estate.accounts.values().flat_map(Account::providers);
    let principals = users.chain(roles()).chain(providers).map(Whose::Principal);
    roles().map(Whose::Role).chain(principals).collect()
}

fn arn(whose: &Whose) -> &str {
    match whose {
        Whose::Role(arn) | Whose::Principal(arn) => arn,
    }
}

fn reached(ctx: &Ctx, words: &Words, whose: &Whose, found: &Reached) -> Html {
    let (pairs, remarks) = match found {
        Reached::Pairs { pairs, remarks } => (pairs, remarks),
        Reached::Unreadable(instead) => return html! { <p role="alert">{ with_code(&instead.title) }</p> },
    };
    let (no, ways): (Vec<&Pair>, Vec<&Pair>) = pairs.iter().partition(|it| it.verdict == Verdict::No);
    let list = |those: &[&Pair]| {
        let n_left = those.len().saturating_sub(MOST);
        html! {
            <>
                <ul class="plain">{ for those.iter().take(MOST).map(|it| one(ctx, words, whose, it)) }</ul>
                if 0 < n_left {
                    <p class="hint">{ (words.more_policies)(n_left) }</p>
                }
            </>
        }
    };
    html! {
        <>
            <p class="summary">{ (words.n_ways)(ways.len(), no.len()) }</p>
            { list(&ways) }
            { for remarks.iter().map(|it| html! { <p>{ with_code(&sentence(it)) }</p> }) }
            if !no.is_empty() {
                <details><summary>{ (words.n_not)(no.len()) }</summary>{ list(&no) }</details>
            }
        </>
    }
}

fn one(ctx: &Ctx, words: &Words, whose: &Whose, pair: &Pair) -> Html {
    // The other end is the one that was picked.
    let other = match whose {
        Whose::Role(_) => &pair.principal,
        Whose::Principal(_) => &pair.role,
    };
    let (sign, class, verdict) = match pair.verdict {
        Verdict::Yes => ("✓", "holds", words.yes),
        Verdict::Conditional => ("?", "open", words.conditional),
        Verdict::No => ("✕", "fails", words.no),
    };
    let walk = {
        let (ctx, steps) = (ctx.clone(), pair.steps.clone());
        Callback::from(move |_: MouseEvent| {
            ctx.act(Action::InSessions(scenario::Action::Walk(steps.clone())));
            history::go_to(&["v=", View::World.name()].concat());
            focus::at_view();
        })
    };
    html! {
        <li class="pair">
            <p><span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>{ " " }<strong>{ verdict }</strong>{ " " }<code>{ other }</code></p>
            { for pair.blocked.iter().map(|it| html! { <p class="hint">{ with_code(it) }</p> }) }
            if !pair.hops.is_empty() {
                <ol class="way">
                    { for pair.hops.iter().map(|hop| html! {
                        <li><span class="code">{ &hop.text }</span>{ for hop.needs.iter().map(|it| html! { <p class="hint">{ with_code(it) }</p> }) }</li>
                    }) }
                </ol>
                <button type="button" onclick={walk}>{ words.walk }</button>
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::examples;
    use crate::world::model::analysis::{Analysis, analyse};

    #[test]
    fn whoever_is_in_the_world_can_be_asked_about() {
        for example in &examples::ALL {
            let Analysis::Ran(run) = analyse(&example.text.into(), &|_| None) else {
                panic!("{} runs", example.id)
            };
            let estate = &run.scenario.estate;
            let all = questions(estate);
            for role in estate.roles() {
                assert!(all.contains(&Whose::Role(role.arn.clone())), "{}", role.arn);
                assert!(all.contains(&Whose::Principal(role.arn.clone())), "{}", role.arn);
            }
            for whose in &all {
                let answered = match whose {
                    Whose::Role(arn) => iam_scenario::reach::who_can_assume(&run.scenario, arn, &[]),
                    Whose::Principal(arn) => iam_scenario::reach::reach(&run.scenario, arn, &[]),
                };
                assert!(answered.is_ok(), "{whose:?}");
            }
        }
    }

    #[test]
    fn a_provider_is_of_the_partition_of_its_account() {
        let text = r#"{ "version": 1, "accounts": { "111122223333": { "partition": "aws-cn", "oidcProviders": { "h": {} } } }, "steps": [] }"#;
        let Analysis::Ran(run) = analyse(&text.into(), &|_| None) else {
            panic!("it runs")
        };
        let provider = Whose::Principal("arn:aws-cn:iam::111122223333:oidc-provider/h".into());
        assert_eq!(questions(&run.scenario.estate), [provider]);
    }
}
