//! What the worker says of each policy.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::prelude::*;

use super::policies::Policy;
use crate::effects::editing::{self, Question};
use crate::model::problem::Problem;

/// All that what is said hangs on.
type Key = (&'static str, Rc<str>, Rc<str>, &'static str);

/// What was said of a policy; nothing where it could not be looked at.
type Found = Option<Rc<[Rc<Problem>]>>;

/// What was said so far.
#[derive(Clone, Default, PartialEq)]
pub struct Findings(BTreeMap<Key, Found>);

impl Reducible for Findings {
    type Action = (Key, Found);

    fn reduce(self: Rc<Self>, (key, found): Self::Action) -> Rc<Self> {
        let mut all = self.0.clone();
        all.insert(key, found);
        Rc::new(Self(all))
    }
}

/// What there is to say of one policy.
pub enum Said<'a> {
    Looking,
    Failed,
    Found(&'a [Rc<Problem>]),
}

impl Findings {
    pub fn of<'a>(&'a self, policy: &'a Policy, lang: &'static str) -> Said<'a> {
        match self.0.get(&key(policy, lang)) {
            None => Said::Looking,
            Some(None) if policy.torn.is_empty() => Said::Failed,
            Some(None) => Said::Found(&policy.torn),
            Some(Some(found)) => Said::Found(found),
        }
    }
}

fn key(policy: &Policy, lang: &'static str) -> Key {
    (policy.kind.name(), policy.service.clone(), policy.text.clone(), lang)
}

/// Has each policy looked at, once.
#[hook]
pub fn use_findings(policies: &Rc<Vec<Rc<Policy>>>, lang: &'static str) -> UseReducerHandle<Findings> {
    let found = use_reducer_eq(Findings::default);
    let asked = use_mut_ref(BTreeSet::<Key>::new);
    {
        let dispatcher = found.dispatcher();
        use_effect_with((policies.clone(), lang), move |(policies, lang)| {
            for policy in policies.iter() {
                let key = key(policy, lang);
                if !asked.borrow_mut().insert(key.clone()) {
                    continue;
                }
                let question = Question {
                    kind: policy.kind,
                    service: &policy.service,
                    text: &policy.text,
                    lang,
                };
                let (dispatcher, asked) = (dispatcher.clone(), asked.clone());
                editing::lint(&question, move |said| {
                    if said.is_none() {
                        // It may be had the next time.
                        asked.borrow_mut().remove(&key);
                    }
                    let said = said.map(|all| all.into_iter().map(Rc::new).collect());
                    dispatcher.dispatch((key, said));
                });
            }
        });
    }
    found
}
