//! The policies of the document in hand, whichever it is, as the review has them. Pure.

use std::rc::Rc;

use iam_eval::request::Sort;
use iam_scenario::document::{self, Document};
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::{Places, Span, position};

use crate::model::problem::Problem;
use crate::model::slot::Slot;
use crate::policies::lint::Policies;
use crate::state::{Action, LookedAt, View};
use crate::world::model::analysis::{Run, path_of};
use crate::world::state as scenario;

#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// As its author calls it; else what its kind is called.
    pub name: Rc<str>,
    pub kind: PolicyKind,
    /// The service whose resource it is attached to, or empty.
    pub service: Rc<str>,
    pub text: Rc<str>,
    /// What can't be read in it, as the page itself says it.
    pub torn: Vec<Rc<Problem>>,
    pub at: Place,
}

/// Where a policy stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Case(Slot),
    /// The value at a JSON pointer of a scenario's text.
    Scenario {
        pointer: String,
        /// Where its text begins; all of it where it is written as a string, in which no place of it is found again.
        place: Span,
        /// The line of the scenario that it begins in.
        line: u32,
    },
}

/// Those of a case that have a text.
pub fn of_case(policies: &Policies) -> Vec<Rc<Policy>> {
    let one = |it: &Rc<crate::policies::lint::Policy>| {
        Rc::new(Policy {
            name: it.name.clone(),
            kind: it.kind,
            service: it.service.clone(),
            text: it.text.clone(),
            torn: it.torn.clone(),
            at: Place::Case(it.slot),
        })
    };
    policies.iter().filter(|it| !it.is_blank()).map(one).collect()
}

/// Those that a scenario writes itself, each once.
pub fn of_scenario(run: &Run) -> Vec<Rc<Policy>> {
    let mut all: Vec<Rc<Policy>> = Vec::new();
    let mut pointers = std::collections::BTreeSet::new();
    let places = Places::new(&run.text);
    for (at, document) in run.scenario.documents.iter().enumerate() {
        let place = run.place_in_text(at, Span::new(0, 0));
        let Some(place) = place.filter(|_| pointers.insert(document.pointer.clone())) else {
            continue;
        };
        let (kind, service) = held(document);
        all.push(Rc::new(Policy {
            name: name(document).into(),
            kind,
            service: service.into(),
            text: (&*document.text).into(),
            torn: Vec::new(),
            at: Place::Scenario {
                pointer: document.pointer.clone(),
                place,
                line: places.position(place.start).line,
            },
        }));
    }
    all
}

/// What a document is, and the service of the resource that holds it.
fn held(document: &Document) -> (PolicyKind, &str) {
    let holder = || document.pointer.split('/').find(|it| it.starts_with("arn:"));
    let (sort, service) = match document.place {
        document::Place::Resource if document.pointer.ends_with("/trustPolicy") => (Sort::Role, "iam"),
        document::Place::Resource => match holder().and_then(|arn| arn.split(':').nth(2)).unwrap_or_default() {
            "kms" => (Sort::KmsKey, "kms"),
            service => (Sort::Other, service),
        },
        document::Place::Identity
        | document::Place::Boundary
        | document::Place::Session(_)
        | document::Place::Scp(_)
        | document::Place::Rcp(_)
        | document::Place::Endpoint { .. } => (Sort::Other, ""),
    };
    (document.place.kind(sort), service)
}

/// The end of the pointer, which says whose policy it is: `RoleA trustPolicy`.
fn name(document: &Document) -> String {
    let steps: Vec<String> = document
        .pointer
        .split('/')
        .map(|it| it.replace("~1", "/").replace("~0", "~"))
        .filter(|it| !matches!(&**it, "" | "document" | "inlinePolicies" | "policies"))
        .collect();
    let last = steps.len().saturating_sub(2);
    steps.get(last..).unwrap_or_default().join(" · ")
}

impl Policy {
    /// The view in which the policy stands, and what shows a place of its text there.
    pub fn look(&self, span: Span) -> (View, Action) {
        match &self.at {
            Place::Case(slot) => (
                View::Ask,
                Action::Look(LookedAt {
                    node: String::new(),
                    source: Some((*slot, span)),
                }),
            ),
            Place::Scenario { place, .. } => {
                let span = match place.start == place.end {
                    true => Span::new(place.start + span.start, place.start + span.end),
                    false => *place,
                };
                (View::World, Action::InSessions(scenario::Action::Look(span)))
            }
        }
    }

    /// The line in which that shows it.
    pub fn line(&self, span: Span) -> u32 {
        let within = || position(&self.text, span.start).line;
        match &self.at {
            Place::Case(_) => within(),
            Place::Scenario { place, line, .. } if place.start == place.end => line + within() - 1,
            Place::Scenario { line, .. } => *line,
        }
    }

    /// The editor that the place is shown in.
    pub fn editor(&self) -> String {
        match &self.at {
            Place::Case(slot) => ["#", &slot.text_id()].concat(),
            Place::Scenario { .. } => "#sessions policy-editor".into(),
        }
    }

    /// What puts another text in its place.
    pub fn mend(&self, text: String) -> Action {
        match &self.at {
            Place::Case(slot) => Action::Fill { slot: *slot, text },
            Place::Scenario { pointer, .. } => Action::InSessions(scenario::Action::Fill {
                place: path_of(pointer),
                value: Some(text),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::examples;
    use crate::world::model::analysis::{Analysis, analyse};

    #[test]
    fn each_policy_of_a_scenario_is_there_once_with_its_kind() {
        let text: Rc<str> = examples::ALL[0].text.into();
        let Analysis::Ran(run) = analyse(&text, &|_| None) else {
            panic!("the example runs")
        };
        let all = of_scenario(&run.0);
        let names: Vec<(&str, PolicyKind)> = all.iter().map(|it| (&*it.name, it.kind)).collect();
        assert!(names.contains(&("RoleA · trustPolicy", PolicyKind::Trust)), "{names:?}");
        assert!(
            names.contains(&("User1 · MayAssumeRoleA", PolicyKind::Identity)),
            "{names:?}"
        );
        for policy in &all {
            let Place::Scenario { place, .. } = policy.at else {
                panic!("not of a scenario")
            };
            assert!(
                text[place.start as usize..].starts_with(&policy.text[..1]),
                "{}",
                policy.name
            );
        }
        let pointers: std::collections::BTreeSet<_> = all.iter().map(|it| format!("{:?}", it.at)).collect();
        assert_eq!(pointers.len(), all.len());
        assert!(!names.iter().any(|(name, _)| name.starts_with("arn:")), "{names:?}");
    }

    #[test]
    fn a_line_of_a_policy_is_that_of_the_text_that_it_leads_to() {
        let of = |document: &str| -> Rc<str> {
            [
                "{ \"version\": 1,\n\"accounts\": { \"111122223333\": { \"roles\": { \"A\": {\n\"trustPolicy\":\n",
                document,
                "\n} } } },\n\"steps\": [] }",
            ]
            .concat()
            .into()
        };
        let object =
            "{ \"Statement\":\n{ \"Effect\": \"Allow\",\n\"Principal\": \"*\", \"Action\": \"sts:AssumeRole\" } }";
        let string = "\"{\\n\\\"Statement\\\": [] }\"";
        for (document, part, line, shown) in [(object, "\"*\"", 6, "\"*\""), (string, "[]", 4, string)] {
            let text = of(document);
            let Analysis::Ran(run) = analyse(&text, &|_| None) else {
                panic!("it runs: {document}")
            };
            let policy = of_scenario(&run.0).pop().expect("it has one");
            let start = u32::try_from(policy.text.find(part).unwrap()).unwrap();
            let span = Span::new(start, start + u32::try_from(part.len()).unwrap());
            assert_eq!(policy.line(span), line, "{document}");
            let (View::World, Action::InSessions(scenario::Action::Look(span))) = policy.look(span) else {
                panic!("not of a scenario")
            };
            assert_eq!(span.of(&text), shown);
        }
    }

    #[test]
    fn a_fix_lands_in_the_text_that_it_was_found_in() {
        let text: Rc<str> = examples::ALL[0].text.into();
        let Analysis::Ran(run) = analyse(&text, &|_| None) else {
            panic!("the example runs")
        };
        let all = of_scenario(&run.0);
        let policy = all
            .iter()
            .find(|it| &*it.name == "User1 · ReadOwnBox")
            .expect("it has one");
        let Action::InSessions(action) = policy
            .mend(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#.into())
        else {
            panic!("not of a scenario")
        };
        let before = scenario::Scenario::of(scenario::Work::of(&text, crate::state::Origin::Own));
        let after = scenario::update(&before, action);
        let Analysis::Ran(run) = analyse(&after.work.text, &|_| None) else {
            panic!("it still runs")
        };
        let mended = of_scenario(&run.0);
        let changed: Vec<&str> = all
            .iter()
            .zip(&mended)
            .filter(|(old, new)| old.text != new.text)
            .map(|(old, _)| &*old.name)
            .collect();
        assert_eq!(changed, ["User1 · ReadOwnBox"]);
    }
}
