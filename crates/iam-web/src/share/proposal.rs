//! Where policies go that were dropped on the page, or pasted where nothing is typed: into the case that is open, each as
//! what the reader says it is, or into a case of their own. Nothing takes the place of the work by itself.

use std::rc::Rc;

use iam_eval::request::Sort;
use iam_scenario::paste::Found;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::read::kind_for;
use crate::context::Ctx;
use crate::effects::dialog;
use crate::model::addition::{Offer, offers};
use crate::model::slot::Kind;
use crate::model::trust::is_trust;
use crate::state::Action;
use crate::ui::tool::Tool;
use crate::words::files::words;

/// How many are listed; the others go where their texts belong.
const MOST: usize = 30;

/// Nothing is known of the resource: the policy of a role is one beside that of others.
const SORT: Sort = Sort::Other;

/// What a policy is said to be at first.
fn offer_for(found: &Found) -> Offer {
    match kind_for(found) {
        Kind::Resource if is_trust(&found.text) => Offer::Trust,
        kind => Offer::Of(kind),
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub found: Rc<[Found]>,
    /// The reader wants them in a case of their own.
    pub on_alone: Callback<()>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Proposal(props: &Props) -> Html {
    let Props {
        ctx,
        found,
        on_alone,
        on_close,
    } = props;
    let (words, labels) = (words(ctx.lang), ctx.labels());
    let node = use_node_ref();
    let kinds = use_state(|| found.iter().map(offer_for).collect::<Vec<Offer>>());
    let add = {
        let (ctx, node, found, kinds) = (ctx.clone(), node.clone(), found.clone(), kinds.clone());
        move |_| {
            dialog::close(&node);
            ctx.act(Action::Place(
                kinds.iter().copied().zip(found.iter().cloned()).collect(),
            ));
        }
    };
    let alone = {
        let (node, on_alone) = (node.clone(), on_alone.clone());
        move |_| {
            dialog::close(&node);
            on_alone.emit(());
        }
    };
    let row = |at: usize, it: &Found| {
        let choose = {
            let kinds = kinds.clone();
            move |event: Event| {
                let Some(field) = event.target_dyn_into::<HtmlSelectElement>() else {
                    return;
                };
                let chosen = usize::try_from(field.selected_index())
                    .ok()
                    .and_then(|it| offers(SORT).get(it).copied());
                if let Some(chosen) = chosen {
                    let mut all = (*kinds).clone();
                    all[at] = chosen;
                    kinds.set(all);
                }
            }
        };
        let name = it.name.clone().unwrap_or_else(|| (words.a_policy)(at + 1));
        let id = ["place-", &at.to_string()].concat();
        html! {
            <li>
                <label for={id.clone()}>{ name }</label>
                <select {id} onchange={choose}>
                    { for offers(SORT).iter().map(|offer| html! {
                        <option selected={kinds.get(at) == Some(offer)}>{ offer.words(labels, SORT).full }</option>
                    }) }
                </select>
            </li>
        }
    };
    html! {
        <Tool id="proposal" title={(words.place_title)(found.len())} closes={labels.close} {node} on_close={on_close.clone()}>
            <ul class="plain placed">{ for found.iter().enumerate().take(MOST).map(|(at, it)| row(at, it)) }</ul>
            <p class="hint">{ words.place_hint }</p>
            <div class="tool-ends">
                <button type="button" class="primary" onclick={add}>{ words.place_here }</button>
                <button type="button" onclick={alone}>{ words.place_alone }</button>
            </div>
        </Tool>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::read::{Content, content};
    use crate::words::labels;
    use iam_scenario::paste::recognise;
    use iam_words::Lang;

    /// What the policies of a text are said to be at first.
    fn called(text: &str) -> Vec<&'static str> {
        let Ok(Content::Policies(found)) = content(text.into(), Some(recognise(text))) else {
            panic!("{text}");
        };
        let called = |it: &Found| {
            assert!(offers(SORT).contains(&offer_for(it)), "it can be chosen");
            offer_for(it).words(labels(Lang::En), SORT).full
        };
        found.iter().map(called).collect()
    }

    #[test]
    fn the_policy_of_a_role_is_called_so() {
        let trust = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}"#;
        let role = format!(
            r#"{{"Role":{{"RoleName":"App","Arn":"arn:aws:iam::111122223333:role/App","AssumeRolePolicyDocument":{trust}}}}}"#
        );
        assert_eq!(called(trust), ["Trust policy"]);
        assert_eq!(called(&role), ["Trust policy"]);
        let bucket =
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}"#;
        assert_eq!(called(bucket), ["Resource-based policy"]);
    }
}
