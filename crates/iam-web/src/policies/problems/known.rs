//! What the worker said of each policy, and which editors it is marked in.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::effects::object::object;
use crate::effects::{editing, editor};
use crate::model::problem::{Problem, Severity};
use crate::model::slot::Slot;
use crate::policies::lint::{Policies, Policy};

/// The verdict and the editor come first, in milliseconds.
const FIRST: u32 = 400;

/// What was asked of each policy last, and what was answered last.
#[derive(Clone, Default, PartialEq)]
pub struct Known(BTreeMap<Slot, Entry>);

#[derive(Clone, PartialEq)]
struct Entry {
    asked: Rc<Policy>,
    answer: Option<Answer>,
}

#[derive(Clone, PartialEq)]
enum Answer {
    Found(Rc<Policy>, Found),
    /// What looks at policies could not be had.
    Failed,
}

/// Shared, since a fix has a whole text in it.
type Found = Rc<[Rc<Problem>]>;

/// Of all policies together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Looking,
    Found,
    Failed,
}

pub enum Learned {
    Asked(Rc<Policy>),
    Answered(Rc<Policy>, Option<Found>),
}

impl Reducible for Known {
    type Action = Learned;

    fn reduce(self: Rc<Self>, learned: Learned) -> Rc<Self> {
        let mut all = self.0.clone();
        match learned {
            Learned::Asked(policy) => {
                let answer = all.remove(&policy.slot).and_then(|it| it.answer);
                all.insert(policy.slot, Entry { asked: policy, answer });
            }
            Learned::Answered(policy, found) => {
                // What is said of a text that is no longer there is left.
                let entry = all.get_mut(&policy.slot).filter(|it| it.asked.is_as(&policy));
                if let Some(entry) = entry {
                    entry.answer = Some(match found {
                        Some(found) => Answer::Found(policy, found),
                        None => Answer::Failed,
                    });
                }
            }
        }
        Rc::new(Self(all))
    }
}

impl Known {
    /// What is wrong with a policy, and the text that this was said of: while the newest is looked at, that of before.
    pub fn of<'a>(&'a self, policy: &'a Rc<Policy>) -> (&'a Rc<Policy>, &'a [Rc<Problem>]) {
        if policy.is_blank() {
            return (policy, &[]);
        }
        match self.0.get(&policy.slot).and_then(|it| it.answer.as_ref()) {
            Some(Answer::Found(of, found)) => (of, found),
            Some(Answer::Failed) | None => (policy, &policy.torn),
        }
    }

    pub fn state(&self, policies: &[Rc<Policy>]) -> State {
        let answers: Vec<Option<&Answer>> = policies
            .iter()
            .filter(|it| !it.is_blank())
            .map(|it| self.0.get(&it.slot)?.answer.as_ref())
            .collect();
        if answers.contains(&Some(&Answer::Failed)) {
            State::Failed
        } else if answers.contains(&None) {
            State::Looking
        } else {
            State::Found
        }
    }

    fn is_asked(&self, policy: &Policy) -> bool {
        self.0.get(&policy.slot).is_some_and(|it| it.asked.is_as(policy))
    }

    /// What is marked in a policy's text. Nothing where the marks stand that there are, which go with the text as it is
    /// edited, until the newest is looked at.
    fn marked<'a>(&'a self, policy: &'a Rc<Policy>) -> Option<&'a [Rc<Problem>]> {
        let (of, problems) = self.of(policy);
        of.is_as(policy).then_some(problems)
    }
}

/// Has the policies looked at whenever they are others, and marks in their editors what is found.
#[hook]
pub fn use_known(policies: &Policies, open: Option<Slot>) -> UseReducerHandle<Known> {
    let known = use_reducer(Known::default);
    let is_first = use_mut_ref(|| true);
    {
        let known = known.clone();
        use_effect_with(policies.clone(), move |policies| {
            let wanted = policies.iter().filter(|it| !it.is_blank() && !known.is_asked(it));
            let wanted: Vec<Rc<Policy>> = wanted.cloned().collect();
            let ask = move || {
                for policy in wanted {
                    known.dispatch(Learned::Asked(policy.clone()));
                    let dispatcher = known.dispatcher();
                    editing::lint(&policy.clone().question(), move |found| {
                        let found = found.map(|found| found.into_iter().map(Rc::new).collect());
                        dispatcher.dispatch(Learned::Answered(policy, found));
                    });
                }
            };
            let waits = if is_first.replace(false) { FIRST } else { 0 };
            let timeout = Timeout::new(waits, ask);
            move || drop(timeout)
        });
    }
    use_effect_with((policies.clone(), known.clone(), open), |(policies, known, _)| {
        for policy in policies.iter() {
            if let Some(problems) = known.marked(policy) {
                editor::set(&policy.slot.text_id(), "diagnostics", &diagnostics(problems));
            }
        }
    });
    known
}

/// As the editor's border has them.
fn diagnostics(problems: &[Rc<Problem>]) -> JsValue {
    let array = Array::new();
    for problem in problems {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::SecurityWarning | Severity::Warning => "warning",
            Severity::Suggestion => "info",
        };
        let message = match &problem.help {
            Some(help) => [&problem.message, "; ", help].concat(),
            None => problem.message.clone(),
        };
        let fix = problem.fix.as_ref().map_or(JsValue::UNDEFINED, |fix| {
            object(&[("title", fix.title.as_str().into()), ("text", fix.text.as_str().into())])
        });
        for place in problem.places() {
            array.push(&object(&[
                ("from", place.from.into()),
                ("to", place.to.into()),
                ("severity", severity.into()),
                ("message", message.as_str().into()),
                ("fix", fix.clone()),
            ]));
        }
    }
    array.into()
}
