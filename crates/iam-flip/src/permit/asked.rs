//! What a new Allow asks for because the statement that was meant asks for it: beside it, the Allow would go round that.

use iam_eval::request::Request;
use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, Version};

use crate::carried::{Test, value};
use crate::key::stands::can_stand;
use crate::meant::{Missed, Near};
use crate::mend::variable::with_variable;

/// What a statement that was meant asks for: an Allow beside it asks for no less. What holds is asked for as it is there, and
/// what does not as the request has it. A key that never stands on the resource is none to ask for.
#[must_use]
pub fn of_meant(meant: &Near<'_>, request: &Request) -> Vec<Test> {
    let is_missed = |at: usize| match meant.missed {
        Missed::Condition(number) => at == number,
        Missed::TwoConditions(first, second) => at == first || at == second,
        Missed::Resource(_) | Missed::Principal | Missed::Action => false,
    };
    let version = meant.attached.policy.policy.version;
    let (action, resource) = (&request.action, &request.resource.text);
    let conditions = meant.source().conditions.iter().enumerate();
    conditions
        .filter(|(_, it)| can_stand(action.service(), action.name(), resource, &it.key.value))
        .filter_map(|(at, it)| {
            if is_missed(at) {
                as_asked(it, version, request)
            } else {
                Some(Test::of(it))
            }
        })
        .collect()
}

/// A condition with the value that the request has, written with a variable of the list where one says it.
fn as_asked(condition: &Condition, version: Version, request: &Request) -> Option<Test> {
    let operator = match condition.operator.base {
        Base::String { negated: false, .. } => "StringEquals",
        Base::Arn { negated: false, .. } => "ArnEquals",
        Base::IpAddress { negated: false } => "IpAddress",
        Base::Numeric(_) => "NumericEquals",
        // What is excluded is none to ask for; a time passes; true, false and there or not are proofs.
        Base::String { .. } | Base::Arn { .. } | Base::IpAddress { .. } => return None,
        Base::Date(_) | Base::Bool | Base::Binary | Base::Null => return None,
    };
    let key = condition.key.value.as_str();
    let value = value(request, key)?;
    let listed = condition.values.iter().map(|it| it.value.as_str());
    let written = with_variable(listed, value, version, request);
    Some(Test::new(operator, key, written.as_deref().unwrap_or(value)))
}
