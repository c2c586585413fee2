//! A case evaluated: the answers, what is wrong with the texts, and which document is which.

use std::cell::OnceCell;
use std::rc::Rc;

use iam_eval::combine::By;
use iam_eval::request::Sort;
use iam_explain::roles::{StatementRole, applying};
use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, RequestInput};
use iam_scenario::document::Document;
use iam_scenario::holder;
use iam_scenario::load::Library;
use iam_scenario::problem::Problem;
use iam_scenario::reply;
use iam_scenario::reply::Reply;
use iam_syntax::diagnostic::Diagnostic;
use iam_syntax::policy::PolicyKind;

use crate::expectation;
use crate::model::ask::{self, Asked};
use crate::model::slot::{self, Kind, Slot};

/// Everything that is derived from a case. Two are equal only if they are the same one.
#[derive(Debug)]
pub struct Analysis {
    /// In the order in which the case counts its documents.
    pub slots: Vec<Slot>,
    /// What the level of each is called, where it is at one.
    pub targets: Vec<Option<String>>,
    pub documents: Vec<Document>,
    pub diagnostics: Vec<Vec<Diagnostic>>,
    pub sort: Sort,
    /// The answer to the case's own request; none where nothing is asked.
    pub own: Option<Reply>,
    /// One for each check.
    pub checks: Vec<Reply>,
    met: OnceCell<Vec<(Asked, bool)>>,
}

/// An analysis that is handed around.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Analysis>);

impl Shared {
    pub fn of(case: &Case, asked: Asked) -> Self {
        Self(Rc::new(analyse(case, asked)))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = Analysis;

    fn deref(&self) -> &Analysis {
        &self.0
    }
}

/// Evaluates a case. The sort of resource is that of the one that holds the resource's policy.
pub fn analyse(case: &Case, asked: Asked) -> Analysis {
    let case = cleaned(case);
    let request = ask::request_of(&case, asked);
    let sort = holder::resource(&case, &request).map_or(Sort::Other, holder::sort);
    let mut library = Library::new(&case.policies);
    let documents = library.documents().to_vec();
    let diagnostics = documents
        .iter()
        .enumerate()
        .map(|(at, document)| match document.text.trim().is_empty() {
            true => Vec::new(),
            false => library.diagnostics(at, document.place.kind(sort)).to_vec(),
        })
        .collect();
    let mut replies = reply::replies_from(&case, library);
    let own = if case.asks_own() { replies.next() } else { None };
    let own = own.filter(|_| is_asked(&case.request));
    let checks: Vec<Reply> = replies.collect();
    let slots = slot::slots(&case.policies);
    let target = |slot: &Slot| {
        let level = slot::levels(&case.policies, slot.kind()).get(slot.level()?)?;
        Some(level.target.clone())
    };
    Analysis {
        targets: slots.iter().map(target).collect(),
        slots,
        documents,
        diagnostics,
        sort,
        own,
        checks,
        met: OnceCell::new(),
    }
}

impl Analysis {
    pub fn reply(&self, asked: Asked) -> Option<&Reply> {
        match asked {
            Asked::Own => self.own.as_ref(),
            Asked::Check(at) => self.checks.get(at),
        }
    }

    /// Of all of which something is expected, whether it came so; empty until that can be judged. What has no answer did not
    /// come otherwise: it could not be asked.
    pub fn met(&self) -> &[(Asked, bool)] {
        let Some(judge) = expectation::judge() else { return &[] };
        self.met.get_or_init(|| {
            let checks = self.checks.iter().enumerate().map(|(at, it)| (Asked::Check(at), it));
            let all = checks.chain(self.own.iter().map(|it| (Asked::Own, it)));
            all.filter_map(|(asked, reply)| Some((asked, judge(reply)?, reply.result.is_ok())))
                .filter(|(_, is_met, is_answered)| *is_met || *is_answered)
                .map(|(asked, is_met, _)| (asked, is_met))
                .collect()
        })
    }

    /// Whether it came as expected; nothing where nothing is expected.
    pub fn is_met(&self, asked: Asked) -> Option<bool> {
        self.met()
            .iter()
            .find(|(of, _)| *of == asked)
            .map(|(_, is_met)| *is_met)
    }

    /// How many requests have no answer.
    pub fn unanswered(&self) -> usize {
        let all = self.checks.iter().chain(&self.own);
        all.filter(|reply| reply.result.is_err()).count()
    }

    pub fn answer(&self, asked: Asked) -> Option<&Answer> {
        self.reply(asked)?.result.as_ref().ok()
    }

    pub fn problem(&self, asked: Asked) -> Option<&Problem> {
        self.reply(asked)?.result.as_ref().err().map(|problem| &**problem)
    }

    /// The policy whose statement decides or grants, the first one that does; else one that should have allowed.
    pub fn deciding_slot(&self, asked: Asked) -> Option<Slot> {
        let answer = self.answer(asked)?;
        let all = applying(answer.evaluated());
        let first = all.iter().find(|one| one.role != StatementRole::Overridden);
        let lacking = match answer.trace.decision().by {
            Some(By::Gate(gate)) => answer.policies.of(gate).first(),
            Some(By::Default) | None => None,
        };
        let attached = first.map(|one| one.attached).or(lacking)?;
        self.slots.get(attached.document).copied()
    }

    pub fn document_of(&self, slot: Slot) -> Option<usize> {
        self.slots.iter().position(|it| *it == slot)
    }

    /// Whether the text of a slot is empty, so that it counts for nothing yet.
    pub fn is_blank(&self, slot: Slot) -> bool {
        let document = self.document_of(slot).and_then(|at| self.documents.get(at));
        document.is_none_or(|it| it.text.trim().is_empty())
    }

    /// Whether a policy of the organization at a level is empty, whatever stands beside it there.
    pub fn waits_at(&self, kind: Kind, target: &str) -> bool {
        let all = self.slots.iter().zip(&self.targets);
        let mut of_level = all.filter(|(slot, of)| slot.kind() == kind && of.as_deref() == Some(target));
        of_level.any(|(slot, _)| self.is_blank(*slot))
    }

    /// Which grammar the policy of a slot has.
    pub fn kind_of(&self, slot: Slot) -> Option<PolicyKind> {
        let document = self.documents.get(self.document_of(slot)?)?;
        Some(document.place.kind(self.sort))
    }

    /// The document that a JSON pointer leads into.
    pub fn document_at(&self, pointer: &str) -> Option<&Document> {
        self.documents.get(self.at(pointer)?)
    }

    /// Where that document stands.
    pub fn slot_at(&self, pointer: &str) -> Option<Slot> {
        self.slots.get(self.at(pointer)?).copied()
    }

    fn at(&self, pointer: &str) -> Option<usize> {
        self.documents.iter().position(|document| {
            pointer
                .strip_prefix(document.pointer.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

/// Whether anything at all is asked.
pub fn is_asked(request: &RequestInput) -> bool {
    request.action.is_some() || request.principal.is_some() || !request.resources.is_empty()
}

/// The case without what is not filled in yet: an empty box counts as no policy, an empty row as no key.
pub fn cleaned(case: &Case) -> Case {
    let mut case = case.clone();
    for slot in slot::slots(&case.policies) {
        if let Some(policy) = slot::get_mut(&mut case.policies, slot)
            && policy.text.trim().is_empty()
        {
            policy.enabled = false;
        }
    }
    clean(&mut case.request);
    for check in &mut case.checks {
        clean(&mut check.request);
    }
    case
}

fn clean(request: &mut RequestInput) {
    if let Some(action) = &mut request.action {
        *action = action.trim().to_string();
    }
    request.action = request.action.take().filter(|action| !action.is_empty());
    if let Some(principal) = &request.principal {
        let text = ask::principal_text(Some(principal));
        if text.trim() != text {
            request.principal = ask::with_text(Some(principal), text.trim());
        }
    }
    let arns = request.resources.arns().map(str::trim).filter(|arn| !arn.is_empty());
    request.resources = request.resources.renamed(&arns.collect::<Vec<&str>>());
    request.resource_account = request
        .resource_account
        .take()
        .map(|account| account.trim().to_string())
        .filter(|account| !account.is_empty());
    request.context.retain(|entry| !entry.name.trim().is_empty());
    if let Some(unknown) = &mut request.unknown {
        unknown.retain(|name| !name.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::filled::make_room;
    use iam_eval::combine::Outcome;
    use iam_protocol::exchange::{Denied, Effect};

    #[test]
    fn an_empty_box_counts_as_not_there() {
        let text = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
            "policies": { "identity": [ { "name": "a", "document": {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}} } ],
                          "boundary": { "name": "b", "document": "" } } }"#;
        let case = iam_scenario::read::case(text).unwrap();
        let analysis = analyse(&case, Asked::Own);
        let answer = analysis.answer(Asked::Own).unwrap();
        assert_eq!(answer.trace.decision().outcome, Outcome::Allowed);
        assert_eq!(analysis.documents.len(), 2);
        assert!(analysis.diagnostics[1].is_empty());
        assert_eq!(answer.findings, []);
    }

    #[test]
    fn the_empty_box_of_a_policy_that_aws_named_waits_for_its_text() {
        for (kind, effect) in [
            (PolicyKind::Scp, Effect::Explicit),
            (PolicyKind::Scp, Effect::Implicit),
            (PolicyKind::Rcp, Effect::Explicit),
            (PolicyKind::Session, Effect::Explicit),
            (PolicyKind::Boundary, Effect::Implicit),
        ] {
            let text = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
                "policies": { "identity": [ { "document": {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}} } ] } }"#;
            let mut case = iam_scenario::read::case(text).unwrap();
            let denied = Denied {
                kind: Some(kind.name().into()),
                effect: Some(effect),
                ..Denied::default()
            };
            let slot = make_room(&mut case.policies, &denied);
            let slot = slot.unwrap_or_else(|| panic!("no room for {kind:?}"));
            let analysis = analyse(&case, Asked::Own);
            assert!(analysis.is_blank(slot), "{kind:?}");
            assert_eq!(analysis.answer(Asked::Own).unwrap().findings, [], "{kind:?}");
            let target = analysis.targets[analysis.document_of(slot).unwrap()].clone();
            assert_eq!(
                target.is_some_and(|target| analysis.waits_at(slot.kind(), &target)),
                slot.level().is_some(),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn the_resource_s_policy_is_the_own_resource_s_whatever_a_check_asks() {
        let text = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
            "policies": { "resource": { "name": "b", "document": {"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}} } },
            "checks": [ { "id": "Decrypt", "action": "kms:Decrypt", "resource": "arn:aws:kms:us-east-1:111122223333:key/1" } ] }"#;
        let case = iam_scenario::read::case(text).unwrap();
        for asked in [Asked::Own, Asked::Check(0)] {
            let analysis = analyse(&case, asked);
            assert_eq!(
                Some(PolicyKind::Resource),
                analysis.kind_of(analysis.slots[0]),
                "{asked:?}"
            );
        }
    }

    #[test]
    fn what_could_not_be_asked_is_not_unmet() {
        let text = |policy: &str| {
            format!(
                r#"{{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
                "policies": {{ "identity": [ {{ "name": "Mine", "document": {policy} }} ] }}, "expect": {{ "decision": "explicitDeny" }},
                "checks": [ {{ "id": "Put", "action": "s3:PutObject", "expect": {{ "decision": "allowed" }} }} ] }}"#
            )
        };
        let of = |policy: &str| analyse(&iam_scenario::read::case(&text(policy)).unwrap(), Asked::Own);
        let read = of(r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#);
        assert_eq!(read.met(), [(Asked::Check(0), true), (Asked::Own, false)]);
        assert_eq!(read.unanswered(), 0);
        let torn = of(r#""{""#);
        assert_eq!((torn.met(), torn.unanswered()), (&[][..], 2));
        let path = &torn.problem(Asked::Own).unwrap().path;
        assert_eq!(torn.document_at(path).map(|it| it.name.as_str()), Some("Mine"));
    }

    #[test]
    fn nothing_asked_is_no_answer() {
        assert!(analyse(&Case::default(), Asked::Own).own.is_none());
    }
}
