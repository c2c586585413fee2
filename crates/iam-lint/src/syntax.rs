//! What the reader of the text has to say, as findings: the same list, AWS's codes, more fixes.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::catalogue::Catalogue;
use iam_catalog::key::ValueType;
use iam_catalog::meant;
use iam_syntax::arn::fields;
use iam_syntax::diagnostic::{Diagnostic, Severity};
use iam_syntax::json::{Json, Value};
use iam_syntax::operator::Base;
use iam_syntax::policy::{Policy, PolicyKind};
use iam_syntax::span::Span;

use crate::Document;
use crate::code::Code;
use crate::edit;
use crate::fact::{ActionFact, Fact, OperatorFact};
use crate::finding::{Finding, Label, Role};
use crate::fix::Fix;
use crate::keys;

pub(crate) fn findings(
    document: &Document<'_>,
    diagnostics: Vec<Diagnostic>,
    policy: Option<&Policy>,
    tree: Option<&Json<'_>>,
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        findings.extend(at_each_place(document, diagnostic, policy, tree));
    }
    for finding in &mut findings {
        if finding.code == Code::WildcardWithoutLikeOperator
            && let Some((fact, fix)) = policy.and_then(|it| like(document.text, finding.span, it, catalogue))
        {
            (finding.fact, finding.fix) = (Fact::Operator(fact), fix);
        }
        if finding.code == Code::InvalidAction
            && let Some((fact, fix)) = policy.and_then(|it| action(finding.span, it, catalogue))
        {
            (finding.fact, finding.fix) = (Fact::Action(fact), fix);
        }
    }
    findings
}

/// One finding a place. What they have in common is one finding again when they are gathered.
fn at_each_place(
    document: &Document<'_>,
    mut diagnostic: Diagnostic,
    policy: Option<&Policy>,
    tree: Option<&Json<'_>>,
) -> Vec<Finding> {
    let also = core::mem::take(&mut diagnostic.also);
    let edits = diagnostic
        .fix
        .as_mut()
        .map(|it| core::mem::take(&mut it.edits))
        .unwrap_or_default();
    let mut first = finding(document, diagnostic, policy, tree);
    // A fix for all places is as long as the text between them, too long to copy to each.
    let whole = first.fix.take();
    let mut findings: Vec<Finding> = Vec::with_capacity(1 + also.len());
    findings.push(first);
    for span in also {
        let other = Finding {
            span,
            ..findings[0].clone()
        };
        findings.push(other);
    }
    if edits.len() == findings.len() {
        for (finding, edit) in findings.iter_mut().zip(edits) {
            finding.fix = Some(Fix::put(edit.span, edit.replacement));
        }
    } else {
        findings[0].fix = whole;
    }
    findings
}

fn finding(
    document: &Document<'_>,
    diagnostic: Diagnostic,
    policy: Option<&Policy>,
    tree: Option<&Json<'_>>,
) -> Finding {
    let code = code(&diagnostic, document.kind);
    let labels = diagnostic.labels.into_iter().map(|it| Label {
        span: it.span,
        role: Role::Said(it.message),
    });
    let fix = diagnostic.fix.map(|it| Fix::put(it.span, it.replacement));
    let mut finding = Finding {
        code,
        severity: diagnostic.severity,
        weight: diagnostic.weight,
        span: diagnostic.span,
        path: String::new(),
        also: Vec::new(),
        within: None,
        names: Vec::new(),
        labels: labels.collect(),
        refusal: None,
        fact: match diagnostic.habit {
            Some(habit) => Fact::Habit(habit),
            None => Fact::Syntax {
                message: diagnostic.message,
                help: diagnostic.help,
                marked: marked(document.text, diagnostic.span),
            },
        },
        fix: fix.or_else(|| more(document.text, code, diagnostic.span, policy, tree)),
    };
    if code == Code::TrustWildcardInPrincipal {
        let keys = policy.map(|it| who_is_asked(it, finding.span)).unwrap_or_default();
        if !keys.is_empty() {
            finding.severity = Severity::Warning;
            finding.fact = Fact::EverybodyUnderCondition { keys };
        }
    }
    finding
}

fn code(diagnostic: &Diagnostic, kind: PolicyKind) -> Code {
    match diagnostic.code {
        "UNSUPPORTED_PRINCIPAL" if kind == PolicyKind::Scp => Code::ScpSyntaxErrorPrincipal,
        // OK because a test asks for every code of the reader.
        name => Code::from_name(name).unwrap_or(Code::InvalidPolicyElement),
    }
}

/// The marked text in one line, short enough for a sentence.
pub(crate) fn marked(text: &str, span: Span) -> String {
    const LONGEST: usize = 40;
    let line = span.of(text).lines().next().unwrap_or("").trim_matches('"');
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => alloc::format!("{}…", &line[..at]),
        None => line.to_string(),
    }
}

/// The keys by which a statement asks who it is that assumes the role, each once.
fn who_is_asked(policy: &Policy, place: Span) -> Vec<String> {
    let holds = |outer: Span| outer.start <= place.start && place.end <= outer.end;
    let statement = policy.statements.iter().find(|it| holds(it.span));
    let conditions = statement.into_iter().flat_map(|it| &it.conditions);
    let asks = conditions.filter(|it| {
        let operator = it.operator;
        let is_of_principal = keys::PRINCIPALS.iter().any(|key| keys::is(&it.key.value, key))
            || keys::is_of(&it.key.value, "aws:PrincipalTag");
        let is_plain = operator.base != Base::Null && !operator.if_exists && !operator.base.is_negated();
        let names_all = it.values.iter().any(|it| it.value.bytes().all(|it| it == b'*'));
        is_of_principal && is_plain && !names_all
    });
    let mut all: Vec<String> = Vec::new();
    for asks in asks {
        if !all.iter().any(|it| keys::is(it, &asks.key.value)) {
            all.push(asks.key.value.clone());
        }
    }
    all
}

/// The action that was meant by a value that is none, seen from the resources and actions that it stands beside.
fn action(place: Span, policy: &Policy, catalogue: &Catalogue) -> Option<(ActionFact, Option<Fix>)> {
    let holds = |outer: Span| outer.start <= place.start && place.end <= outer.end;
    let statement = policy.statements.iter().find(|it| holds(it.span))?;
    let actions = statement.action.iter().flat_map(|it| &it.elements);
    let value = actions.clone().find(|it| it.span == place)?;
    let resources = statement.resources.iter().flat_map(|it| &it.elements);
    let in_arns = resources.filter_map(|it| fields(&it.value)).map(|it| it[2]);
    let in_actions = actions
        .filter_map(|it| it.value.split_once(':'))
        .map(|(service, _)| service);
    let meant = meant::action(catalogue, &value.value, in_arns.chain(in_actions))?;
    let fix = edit::rewrite(place, &meant);
    let fact = ActionFact::NotAnAction {
        written: value.value.clone(),
        meant,
    };
    Some((fact, fix))
}

/// Fixes that need more of the document than the reader has at hand.
fn more(text: &str, code: Code, span: Span, policy: Option<&Policy>, tree: Option<&Json<'_>>) -> Option<Fix> {
    let (policy, tree) = (policy?, tree?);
    match code {
        // With a variable in it, the policy would mean something else.
        Code::MissingVersion if !text.contains("${") => {
            edit::put(Span::new(span.end, span.end), "\"Version\": \"2012-10-17\", ")
        }
        Code::EmptySidValue => {
            let statement = policy
                .statements
                .iter()
                .find(|it| it.sid.as_ref().is_some_and(|it| it.span == span))?;
            edit::remove(tree, key_of(tree, statement.span, span)?)
        }
        Code::TrustSyntaxErrorResource | Code::EmptyObjectCondition | Code::InvalidPolicyElement => {
            let key = if code == Code::EmptyObjectCondition {
                key_of(tree, policy.span, span)?
            } else {
                span
            };
            edit::remove(tree, key)
        }
        Code::InvalidArnServiceCase => edit::put(span, &span.of(text).to_ascii_lowercase()),
        _ => None,
    }
}

/// The key of the member that has a value at a place, inside an object or list at another.
fn key_of(tree: &Json<'_>, inside: Span, value: Span) -> Option<Span> {
    let holds = |it: Span| it.start <= value.start && value.end <= it.end;
    if !holds(tree.span) || tree.span.end < inside.start {
        return None;
    }
    match &tree.value {
        Value::Object(members) => members.iter().find_map(|it| {
            if it.value.span == value {
                Some(it.key_span)
            } else {
                key_of(&it.value, inside, value)
            }
        }),
        Value::Array(items) => items.iter().find_map(|it| key_of(it, inside, value)),
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => None,
    }
}

/// What is to be written in the place of an operator under which a wildcard is none: `ArnLike` for `StringEquals` on a key
/// that holds ARNs, whose fields a wildcard of `StringLike` would run over. A fix where the operator has one key alone.
fn like(text: &str, place: Span, policy: &Policy, catalogue: &Catalogue) -> Option<(OperatorFact, Option<Fix>)> {
    let holds = |outer: Span| outer.start <= place.start && place.end <= outer.end;
    let statement = policy.statements.iter().find(|it| holds(it.span))?;
    let condition = statement.conditions.iter().find(|it| holds(it.values_span))?;
    let value = condition.values.iter().find(|it| holds(it.span))?;
    let operator = condition.operator_span;
    let name = condition.operator_name();
    let key = catalogue.key(None, &condition.key.value);
    let is_arn = key.is_some_and(|it| it.holds(ValueType::Arn) && !it.holds(ValueType::String)) && is_arn(&value.value);
    let family = if is_arn { "Arn" } else { "String" };
    let like = name.replacen("EqualsIgnoreCase", "Equals", 1);
    let like = like.replacen("Equals", "Like", 1).replacen("String", family, 1);
    let is_alone = statement
        .conditions
        .iter()
        .filter(|it| it.operator_span == operator)
        .count()
        == 1;
    let is_taken = statement.conditions.iter().any(|it| it.operator_name() == like);
    let all_fit = !is_arn || condition.values.iter().all(|it| self::is_arn(&it.value));
    let can_be = is_alone && !is_taken && all_fit && !name.contains("IgnoreCase") && like != name;
    let fix = can_be.then(|| edit::rewrite(operator, &like)).flatten();
    let fact = OperatorFact::StarIsNone {
        star: place.of(text).to_string(),
        value: value.value.clone(),
        like,
    };
    Some((fact, fix))
}

fn is_arn(value: &str) -> bool {
    value.starts_with("arn:") && 5 <= value.matches(':').count()
}
