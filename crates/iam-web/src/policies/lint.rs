//! The policies as what looks at them is handed them.

use std::rc::Rc;

use iam_scenario::holder;
use iam_syntax::policy::PolicyKind;

use crate::analysis::Shared;
use crate::effects::editing::Question;
use crate::model::ask;
use crate::model::problem::{Problem, of_diagnostics};
use crate::model::slot::{self, Slot};
use crate::state::Work;
use crate::words::Labels;

/// A policy that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub slot: Slot,
    pub kind: PolicyKind,
    /// The service whose resource it is attached to, or empty.
    pub service: Rc<str>,
    /// The language in which it is spoken of.
    pub lang: &'static str,
    /// As its author calls it; else what its kind is called.
    pub name: Rc<str>,
    pub text: Rc<str>,
    /// What can't be read in it, as the page itself says it.
    pub torn: Vec<Rc<Problem>>,
}

impl Policy {
    /// Whether the same is to be said of another.
    pub fn is_as(&self, other: &Self) -> bool {
        (self.kind, &self.service, &self.text, self.lang) == (other.kind, &other.service, &other.text, other.lang)
    }

    pub fn question(&self) -> Question<'_> {
        Question {
            kind: self.kind,
            service: &self.service,
            text: &self.text,
            lang: self.lang,
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The policies, in the order of the slots.
pub type Policies = Rc<[Rc<Policy>]>;

pub fn policies(labels: &Labels, work: &Work, now: &Shared) -> Policies {
    let service: Rc<str> = service(work).into();
    let one = |slot: Slot| {
        let policy = slot::get(&work.case.policies, slot)?;
        let diagnostics = now.document_of(slot).and_then(|at| now.diagnostics.get(at));
        let title = labels.kind(slot.kind(), now.sort).full;
        Some(Rc::new(Policy {
            slot,
            kind: now.kind_of(slot)?,
            service: service.clone(),
            lang: labels.lang,
            name: if policy.name.is_empty() { title } else { &policy.name }.into(),
            text: policy.text.as_str().into(),
            torn: of_diagnostics(&policy.text, diagnostics.map(Vec::as_slice).unwrap_or_default())
                .into_iter()
                .map(Rc::new)
                .collect(),
        }))
    };
    slot::slots(&work.case.policies).into_iter().filter_map(one).collect()
}

/// The service of the resource that holds the resource's policy, as its ARN says; empty where there is none.
pub fn service(work: &Work) -> String {
    let request = ask::request_of(&work.case, work.asked);
    let resource = holder::resource(&work.case, &request);
    let service = resource.and_then(|arn| arn.strip_prefix("arn:")?.split(':').nth(1));
    service.unwrap_or_default().into()
}
