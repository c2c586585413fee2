//! Edits of a condition: one more value, or one less, the operator that knows wildcards, the one that takes a missing key,
//! another limit.

use std::collections::BTreeSet;

use iam_catalog::claims;
use iam_eval::among::Among;
use iam_eval::compile::condition::ConditionTest;
use iam_eval::context::{Context, Looked};
use iam_eval::keys::known;
use iam_eval::request::Request;
use iam_syntax::arn::fields;
use iam_syntax::letter_case;
use iam_syntax::literal::date::{Instant, iso};
use iam_syntax::operator::{Base, Order, Quantifier, Strings};
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Condition, Effect, Version};

use crate::document::edit::{At, Edit};
use crate::key::shape::{Shape, shape};
use crate::key::{is_one_of, prefix};
use crate::kin::slip;
use crate::least::exactly;
use crate::meant::{Near, is_for_everybody};
use crate::mend::variable::with_variable;

/// Edits after which a condition that fails holds.
#[must_use]
pub fn holding(near: &Near<'_>, number: usize, request: &Request, text: &str) -> Vec<Edit> {
    let (source, test) = condition(near, number);
    match request.context.look(&test.key) {
        Looked::Unknown => Vec::new(),
        Looked::Absent => if_exists(near, number, text).into_iter().collect(),
        Looked::One(value) => {
            let mut edits: Vec<Edit> = as_listed(near, number, value, request).into_iter().collect();
            edits.extend(with_values(near, number, &[value], text));
            edits
        }
        Looked::Many(values) => {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            match source.operator.quantifier {
                // rule: C-30
                Quantifier::Single => vec![Edit::Operator {
                    condition: number,
                    to: format!("ForAnyValue:{}", written(source, text)),
                }],
                Quantifier::ForAllValues | Quantifier::ForAnyValue => {
                    let mut edits: Vec<Edit> = any_instead_of_all(near, number, &values, text).into_iter().collect();
                    edits.extend(with_values(near, number, &values, text));
                    edits
                }
            }
        }
    }
}

/// Edits of a Deny after which a condition that holds fails: the request's value becomes one more exception.
#[must_use]
pub(crate) fn excepting(near: &Near<'_>, number: usize, request: &Request, text: &str) -> Vec<Edit> {
    let (source, test) = condition(near, number);
    let values: Vec<&str> = match request.context.look(&test.key) {
        // rule: C-32
        Looked::Absent | Looked::Many([]) if source.operator.quantifier == Quantifier::ForAllValues => {
            let key = source.key.value.clone();
            return vec![Edit::Require { key }];
        }
        Looked::Absent | Looked::Unknown => return Vec::new(),
        Looked::One(value) => vec![value],
        Looked::Many(values) => values.iter().map(String::as_str).collect(),
    };
    if !source.operator.base.is_negated() {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = with_wildcards(source, number, &values, text).into_iter().collect();
    edits.extend(one_more(near, number, &values));
    edits
}

fn condition<'a>(near: &'a Near<'_>, number: usize) -> (&'a Condition, &'a ConditionTest) {
    let compiled = &near.attached.policy.statements[near.at];
    (&near.source().conditions[number], &compiled.conditions[number])
}

fn with_values(near: &Near<'_>, number: usize, values: &[&str], text: &str) -> Vec<Edit> {
    let (source, _) = condition(near, number);
    if source.operator.base.is_negated() {
        return one_less(near, number, values).into_iter().collect();
    }
    let mut edits = Vec::new();
    match source.operator.base {
        Base::String { .. } => {
            edits.extend(with_wildcards(source, number, values, text));
            edits.extend(ignoring_case(source, number, values, text));
            edits.extend(in_region(source, number, values));
            edits.extend(one_more(near, number, values));
        }
        Base::Arn { .. } => {
            edits.extend(in_region(source, number, values));
            edits.extend(one_more(near, number, values));
        }
        Base::IpAddress { .. } | Base::Binary => edits.extend(one_more(near, number, values)),
        Base::Numeric(order) => edits.extend(limit(source, number, order, values, &number_beside)),
        Base::Date(order) => edits.extend(limit(source, number, order, values, &moment_beside)),
        // It is true or false, there or not: the other value would be the opposite statement.
        Base::Bool | Base::Null => {}
    }
    edits
}

/// The operator of a Deny that one value outside of the list is enough for, where it was written that all have to be.
// rule: C-32
fn any_instead_of_all(near: &Near<'_>, number: usize, values: &[&str], text: &str) -> Option<Edit> {
    let (source, _) = condition(near, number);
    let is_deny = near.source().effect == Effect::Deny;
    let asks_all = source.operator.quantifier == Quantifier::ForAllValues && source.operator.base.is_negated();
    let (_, rest) = written(source, text).split_once(':')?;
    (is_deny && asks_all && 1 < values.len()).then(|| Edit::Operator {
        condition: number,
        to: format!("ForAnyValue:{rest}"),
    })
}

/// The operator that knows wildcards, where a value has one that was meant.
fn with_wildcards(source: &Condition, number: usize, values: &[&str], text: &str) -> Option<Edit> {
    let Base::String { compare, negated } = source.operator.base else {
        return None;
    };
    match compare {
        Strings::Like => return None,
        Strings::Equals | Strings::EqualsIgnoreCase => {}
    }
    let patterns: Vec<Pattern> = meant_as_patterns(source).map(Pattern::new).collect();
    let fits = |value: &&str| patterns.iter().any(|it| it.matches(value));
    values.iter().any(fits).then(|| Edit::Operator {
        condition: number,
        to: with_base(written(source, text), like(source, negated)),
    })
}

/// The operator that knows wildcards: of ARNs the one that compares field by field.
fn like(source: &Condition, negated: bool) -> &'static str {
    let may_hold_arns = matches!(shape(&source.key.value), Shape::Arn | Shape::Text | Shape::Unknown);
    let is_arn = |text: &str| text.starts_with("arn:") && fields(text).is_some();
    let is_arn = may_hold_arns && source.values.iter().all(|it| is_arn(&it.value));
    match (is_arn, negated) {
        (true, false) => "ArnLike",
        (true, true) => "ArnNotLike",
        (false, false) => "StringLike",
        (false, true) => "StringNotLike",
    }
}

/// Values with a wildcard that was meant as one.
fn meant_as_patterns(source: &Condition) -> impl Iterator<Item = &str> {
    let values = source.values.iter().map(|it| it.value.as_str());
    values.filter(|it| it.contains(['*', '?']) && !it.contains("${"))
}

/// The operator that knows wildcards, where the list holds patterns that the operator which is there takes letter by
/// letter: no request ever holds them.
#[must_use]
pub(crate) fn likened(near: &Near<'_>, number: usize, text: &str) -> Option<Edit> {
    let (source, _) = condition(near, number);
    let takes_letters = match source.operator.base {
        Base::String { compare, negated } => !negated && compare != Strings::Like,
        Base::Numeric(_)
        | Base::Date(_)
        | Base::Bool
        | Base::Binary
        | Base::IpAddress { .. }
        | Base::Arn { .. }
        | Base::Null => false,
    };
    (takes_letters && meant_as_patterns(source).next().is_some()).then(|| Edit::Operator {
        condition: number,
        to: with_base(written(source, text), like(source, false)),
    })
}

/// The operator that takes upper and lower case for one, where nothing else differs.
fn ignoring_case(source: &Condition, number: usize, values: &[&str], text: &str) -> Option<Edit> {
    let Base::String {
        compare: Strings::Equals,
        negated: false,
    } = source.operator.base
    else {
        return None;
    };
    let listed: BTreeSet<String> = source.values.iter().map(|it| letter_case::lower(&it.value)).collect();
    let fits = |value: &&str| listed.contains(&letter_case::lower(value));
    values.iter().any(fits).then(|| Edit::Operator {
        condition: number,
        to: with_base(written(source, text), "StringEqualsIgnoreCase"),
    })
}

/// The value of the request with a variable that the list has, where variables are read.
fn as_listed(near: &Near<'_>, number: usize, value: &str, request: &Request) -> Option<Edit> {
    let (source, _) = condition(near, number);
    match source.operator.base {
        Base::String { negated: false, .. } | Base::Arn { negated: false, .. } => {}
        Base::String { .. } | Base::Arn { .. } => return None,
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::IpAddress { .. } | Base::Null => {
            return None;
        }
    }
    let listed = source.values.iter().map(|it| it.value.as_str());
    let value = with_variable(listed, value, near.attached.policy.policy.version, request)?;
    Some(Edit::More {
        at: At::Condition(number),
        values: vec![value],
    })
}

/// A pattern of ARNs that the list has, in the Region of the request's value, where patterns are read.
fn in_region(source: &Condition, number: usize, values: &[&str]) -> Option<Edit> {
    let reads_patterns = match source.operator.base {
        Base::String { compare, negated } => compare == Strings::Like && !negated,
        Base::Arn { negated } => !negated,
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::IpAddress { .. } | Base::Null => false,
    };
    let [value] = values else { return None };
    let moved = source
        .values
        .iter()
        .find_map(|it| slip::in_region(&it.value, value))
        .filter(|_| reads_patterns)?;
    Some(Edit::More {
        at: At::Condition(number),
        values: vec![moved],
    })
}

/// The values of the request that the list lacks. Of several any one is enough, unless all have to be in it.
fn one_more(near: &Near<'_>, number: usize, values: &[&str]) -> Option<Edit> {
    let (source, test) = condition(near, number);
    let compare = &test.compare;
    let version = near.attached.policy.policy.version;
    let (set, none): (Vec<String>, _) = (values.iter().map(ToString::to_string).collect(), Context::default());
    // Of many with many not each is compared with each.
    let among = Among::new(compare, &set, &none);
    let is_listed = |value: &&&str| match &among {
        Some(among) => among.hit(value, &none).is_true(),
        None => {
            let prepared = compare.prepare(value);
            (0..compare.len()).any(|at| compare.holds(at, value, &prepared, &none).is_true())
        }
    };
    let lacking = values.iter().filter(|value| !is_listed(value));
    let needs_all = source.operator.quantifier == Quantifier::ForAllValues || source.operator.base.is_negated();
    let taken = lacking.take(if needs_all { values.len() } else { 1 });
    let written: Option<Vec<String>> = taken
        .map(|value| as_value(source.operator.base, value, version))
        .collect();
    let values = written.filter(|values| !values.is_empty())?;
    Some(Edit::More {
        at: At::Condition(number),
        values,
    })
}

/// A value as a policy has to write it.
fn as_value(base: Base, value: &str, version: Version) -> Option<String> {
    match base {
        Base::String {
            compare: Strings::Like, ..
        }
        | Base::Arn { .. } => exactly(value, version).filter(|_| value != "*"),
        Base::String { .. } => (!value.contains("${")).then(|| value.to_string()),
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::IpAddress { .. } | Base::Null => {
            Some(value.to_string())
        }
    }
}

/// The value that stands in the way, if there is one alone, and others are left.
fn one_less(near: &Near<'_>, number: usize, values: &[&str]) -> Option<Edit> {
    let (source, _) = condition(near, number);
    let values: BTreeSet<String> = values.iter().map(|it| letter_case::lower(it)).collect();
    let stands = |listed: &str| values.contains(&letter_case::lower(listed));
    let mut places = source.values.iter().enumerate().filter(|(_, it)| stands(&it.value));
    let (at, _) = places.next()?;
    (places.next().is_none() && 1 < source.values.len()).then_some(Edit::Less {
        at: At::Condition(number),
        value: at,
    })
}

/// A limit that the request's value is within.
fn limit(
    source: &Condition,
    number: usize,
    order: Order,
    values: &[&str],
    beside: &dyn Fn(&str, i64) -> Option<String>,
) -> Option<Edit> {
    let [value] = values else { return None };
    let more = match order {
        Order::Equals => {
            return Some(Edit::More {
                at: At::Condition(number),
                values: vec![(*value).to_string()],
            });
        }
        Order::NotEquals => return None,
        Order::LessThanEquals | Order::GreaterThanEquals => 0,
        Order::LessThan => 1,
        Order::GreaterThan => -1,
    };
    (source.values.len() == 1).then_some(())?;
    Some(Edit::Rewrite {
        at: At::Condition(number),
        value: 0,
        to: vec![beside(value, more)?],
    })
}

fn number_beside(value: &str, more: i64) -> Option<String> {
    Some(value.parse::<i64>().ok()?.checked_add(more)?.to_string())
}

fn moment_beside(value: &str, more: i64) -> Option<String> {
    let seconds = Instant::parse(value)?.seconds.checked_add(i128::from(more))?;
    iso(seconds)
}

/// Keys whose absence is what a condition on them keeps out.
const FENCES: [&str; 19] = [
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpceOrgPaths",
    // Without them a whole table is asked for.
    "dynamodb:Attributes",
    "dynamodb:LeadingKeys",
    "iam:PassedToService",
    // Without it, who is made may do more than who makes them.
    "iam:PermissionsBoundary",
    "sts:ExternalId",
];

/// The operator that takes a missing key. In an Allow not where the key is what keeps others out: a sign-in without MFA,
/// a token without a subject, everybody.
// rule: C-20
fn if_exists(near: &Near<'_>, number: usize, text: &str) -> Option<Edit> {
    let (source, test) = condition(near, number);
    let statement = near.source();
    let key = source.key.value.as_str();
    let is_fence = is_one_of(key, &FENCES)
        || claims::parts(key).is_some()
        || prefix(key).eq_ignore_ascii_case("saml")
        || is_for_everybody(statement);
    let may = statement.effect == Effect::Deny || !is_fence;
    // What every request has is never missing.
    let may_be_missing = !known(key).is_some_and(|it| it.always);
    let is_positive = !test.negated && !test.if_exists && source.operator.base != Base::Null;
    let is_meant = match source.operator.quantifier {
        Quantifier::Single => true,
        // A list that lacks the key is let through on purpose.
        Quantifier::ForAnyValue => statement.effect == Effect::Deny,
        Quantifier::ForAllValues => false,
    };
    (may && may_be_missing && is_positive && is_meant).then(|| Edit::Operator {
        condition: number,
        to: format!("{}IfExists", written(source, text)),
    })
}

/// The operator's name as it was written.
fn written<'t>(source: &Condition, text: &'t str) -> &'t str {
    source.operator_span.of(text).trim_matches('"')
}

/// A name with another operator between its set qualifier and `IfExists`.
fn with_base(name: &str, base: &str) -> String {
    let (qualifier, rest) = match name.split_once(':') {
        Some((qualifier, rest)) => (format!("{qualifier}:"), rest),
        None => (String::new(), name),
    };
    let suffix = "IfExists";
    let at = rest.len().checked_sub(suffix.len());
    let ends = at
        .and_then(|at| rest.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(suffix));
    format!("{qualifier}{base}{}", if ends { suffix } else { "" })
}
