//! The elements of a statement that name whom, what and where.

pub mod principal;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::compile::resource::{Fill, ResourceTest};
use iam_eval::compile::variable::{CUT, NoValue, VariableText};
use iam_eval::context::{Context, Looked};
use iam_eval::detail::{ResourceDetail, ResourceElementDetail, ResourceWhy, StatementDetail};
use iam_eval::policies::Attached;
use iam_eval::request::Request;
use iam_eval::truth::Truth;
use iam_syntax::policy::{Clause, PolicyKind, Statement};
use iam_syntax::span::Span;

use super::{List, NodeTruth, SourceRef};
use crate::evaluated::Evaluated;
use crate::fact::{
    ActionFact, ActionValueFact, Fit, NodeFact, OwnResource, ResourceFact, ResourceValueFact, VariableFact,
    VariableValue,
};

/// Adds principal, action and resources.
pub fn add<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    attached: &'a Attached,
    at: usize,
    detail: &StatementDetail,
) {
    let policy = &attached.policy.policy;
    let source: &'a Statement = &policy.statements[at];
    let place = |span: Span| {
        Some(SourceRef {
            document: attached.document,
            span,
        })
    };
    let test = attached.policy.statements[at].principal.as_ref();
    if let (Some(clause), Some(detail)) = (&source.principal, &detail.principal) {
        principal::add(list, answer, parent, source.effect, clause, test, detail, &place);
    }
    if let (Some(clause), Some(detail)) = (&source.action, &detail.action) {
        add_action(list, answer, parent, clause, detail.truth, &detail.elements, &place);
    }
    for (number, (clause, detail)) in source.resources.iter().zip(&detail.resources).enumerate() {
        add_resource(list, answer, parent, attached, at, number, clause, detail);
    }
    if detail.resources.is_empty() && detail.action.is_some() {
        let (fact, rule) = match policy.kind {
            PolicyKind::Trust => (OwnResource::OfTrust, "G-20"),
            PolicyKind::Identity
            | PolicyKind::Boundary
            | PolicyKind::Session
            | PolicyKind::Resource
            | PolicyKind::Key
            | PolicyKind::Scp
            | PolicyKind::Rcp
            | PolicyKind::Endpoint => (OwnResource::OfPolicy, "G-12"),
        };
        let written = source.resources.first().and_then(|clause| place(clause.span));
        list.add(
            Some(parent),
            NodeFact::OwnResource(fact),
            NodeTruth::True,
            rule,
            written,
        );
    }
}

type ToSource<'f> = &'f dyn Fn(Span) -> Option<SourceRef>;

fn add_action<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    clause: &'a Clause,
    truth: Truth,
    elements: &[bool],
    place: ToSource,
) {
    let action = answer.request.action.text.as_str();
    let inverted = clause.inverted;
    let fact = ActionFact {
        inverted,
        matches: truth.is_true(),
        action,
        values: texts(clause),
    };
    let rule = if inverted { "A-4" } else { "A-1" };
    let id = list.add(
        Some(parent),
        NodeFact::Action(fact),
        truth.into(),
        rule,
        place(clause.span),
    );
    for (element, fits) in clause.elements.iter().zip(elements) {
        let pattern = element.value.as_str();
        let bare = pattern.trim_matches([' ', '\t', '\n', '\r']);
        let fit = match (*fits, bare == "*" || bare.contains(':')) {
            (true, _) => Fit::Fits,
            (false, true) => Fit::Differs,
            (false, false) => Fit::NoColon,
        };
        let rule = match fit {
            Fit::NoColon => "A-3",
            Fit::Fits | Fit::Differs if bare.contains(['*', '?']) && bare != "*" => "A-2",
            Fit::Fits | Fit::Differs => "A-1",
        };
        let fact = ActionValueFact {
            inverted,
            pattern,
            action,
            fit,
        };
        list.add(
            Some(id),
            NodeFact::ActionValue(fact),
            Truth::from(*fits).into(),
            rule,
            place(element.span),
        );
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a clause, what came of it, and where both stand"
)]
fn add_resource<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    attached: &'a Attached,
    at: usize,
    number: usize,
    clause: &'a Clause,
    detail: &ResourceDetail,
) {
    let place = |span: Span| {
        Some(SourceRef {
            document: attached.document,
            span,
        })
    };
    let request = answer.request;
    let resource = request.resource.text.as_str();
    let inverted = clause.inverted;
    let fact = ResourceFact {
        inverted,
        truth: detail.truth,
        resource,
        values: texts(clause),
        variables: variables_of(&attached.policy.statements[at].resources[number], &request.context),
    };
    let rule = if inverted { "A-16" } else { "A-12" };
    let id = list.add(
        Some(parent),
        NodeFact::Resource(fact),
        detail.truth.into(),
        rule,
        place(clause.span),
    );
    let compiled = &attached.policy.statements[at].resources[number];
    for (at, (element, detail)) in clause.elements.iter().zip(&detail.elements).enumerate() {
        let variables = match &compiled.elements[at].pattern {
            Fill::Fixed(_) => None,
            Fill::Variable { text, .. } => Some(text),
        };
        let no_value = match detail.why {
            ResourceWhy::NoValue(why) => variables
                .map(|text| without_value(text, &request.context, why))
                .unwrap_or_default(),
            ResourceWhy::Compared
            | ResourceWhy::OnlyStarFits
            | ResourceWhy::BucketList
            | ResourceWhy::NoResource(_) => Vec::new(),
        };
        let rule = match detail.why {
            ResourceWhy::Compared if element.value == "*" => "A-10",
            ResourceWhy::Compared if element.value.splitn(6, ':').count() < 6 => "A-11",
            ResourceWhy::Compared if detail.filled.is_some() => "V-5",
            ResourceWhy::Compared => "A-12",
            ResourceWhy::OnlyStarFits | ResourceWhy::BucketList => "A-15",
            ResourceWhy::NoResource(_) => "A-11",
            ResourceWhy::NoValue(_) => "V-8",
        };
        let fact = ResourceValueFact {
            inverted,
            pattern: &element.value,
            resource,
            action: &request.action.text,
            truth: detail.truth,
            why: detail.why,
            filled: filled(&element.value, detail),
            no_value,
        };
        list.add(
            Some(id),
            NodeFact::ResourceValue(fact),
            detail.truth.into(),
            rule,
            place(element.span),
        );
    }
}

/// A pattern as it was compared, where that is not as it is written.
fn filled(written: &str, detail: &ResourceElementDetail) -> Option<String> {
    let text = detail.filled.as_deref().unwrap_or(written);
    let n_fields = text.splitn(6, ':').count();
    let is_whole = detail.filled.is_none() || !text.ends_with(CUT);
    let is_completed = detail.why == ResourceWhy::Compared && text.starts_with("arn:") && n_fields < 6 && is_whole;
    match (is_completed, &detail.filled) {
        (true, _) => Some([text, &":*".repeat(6 - n_fields)].concat()),
        (false, filled) => filled.clone(),
    }
}

/// The variables in the resources of a statement, each once, and what they stand for.
pub fn variables<'a>(request: &'a Request, attached: &'a Attached, at: usize) -> Vec<VariableFact<'a>> {
    let tests = &attached.policy.statements[at].resources;
    variables_in(tests, &request.context)
}

/// The same of one clause.
pub fn variables_of<'a>(test: &'a ResourceTest, context: &'a Context) -> Vec<VariableFact<'a>> {
    variables_in(core::slice::from_ref(test), context)
}

fn variables_in<'a>(tests: &'a [ResourceTest], context: &'a Context) -> Vec<VariableFact<'a>> {
    let mut found: Vec<VariableFact> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for element in tests.iter().flat_map(|test| &test.elements) {
        let Fill::Variable { text, .. } = &element.pattern else {
            continue;
        };
        for (variable, key) in text.template().variables().zip(text.keys()) {
            let value = match (context.look(key), &variable.default) {
                (Looked::One(value), _) => VariableValue::Is(value),
                (Looked::Unknown, _) => VariableValue::Unknown,
                (Looked::Absent | Looked::Many(_), Some(default)) => VariableValue::Is(default),
                (Looked::Absent | Looked::Many(_), None) => VariableValue::None,
            };
            if seen.insert(&variable.key) {
                found.push(VariableFact {
                    key: &variable.key,
                    value,
                });
            }
        }
    }
    found
}

pub fn texts(clause: &Clause) -> Vec<&str> {
    clause.elements.iter().map(|element| element.value.as_str()).collect()
}

/// The keys of the variables that kept a text from having a value, as the policy spells them.
pub fn without_value(text: &VariableText, context: &Context, why: NoValue) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (variable, key) in text.template().variables().zip(text.keys()) {
        let is_reason = match (context.look(key), why) {
            (Looked::Unknown, NoValue::Unknown) => true,
            (Looked::Absent | Looked::Many(_), NoValue::Missing) => variable.default.is_none(),
            (Looked::Unknown, NoValue::Missing) | (Looked::Absent | Looked::Many(_), NoValue::Unknown) => false,
            (Looked::One(_), _) => false,
        };
        if is_reason && seen.insert(&variable.key) {
            keys.push(variable.key.clone());
        }
    }
    keys
}
