//! Conditions: operator, key and value.

mod rule;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::compile::condition::ConditionTest;
use iam_eval::compile::variable::NoValue;
use iam_eval::context::Looked;
use iam_eval::detail::condition::condition_detail;
use iam_eval::detail::{ConditionDetail, ContextValueDetail, PolicyValueDetail, PolicyValueWhy};
use iam_eval::policies::Attached;
use iam_eval::truth::{Truth, all};
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::{Condition, Text};
use iam_syntax::span::Span;

use self::rule::{of_key, of_literal, of_operator, of_quantifier};
use super::element::without_value;
use super::{List, NodeTruth, SourceRef};
use crate::evaluated::Evaluated;
use crate::fact::{
    ConditionFact, ContextValueFact, KeyFact, MoreFact, MoreOf, NodeFact, OperatorFact, OperatorName, PolicyValueFact,
    ValueOutcome,
};
use crate::words::shown;

/// Adds the `Condition` element of a statement, if it has one.
pub fn add<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    attached: &'a Attached,
    at: usize,
    details: &[ConditionDetail],
) {
    let conditions = &attached.policy.policy.statements[at].conditions;
    let (Some(first), Some(last)) = (conditions.first(), conditions.last()) else {
        return;
    };
    let truth = all(details.iter().map(|detail| detail.truth));
    let fact = ConditionFact {
        truth,
        n_keys: details.len(),
        n_true: n_true(details),
    };
    let whole = SourceRef {
        document: attached.document,
        span: first.operator_span.to(last.keys_span),
    };
    let element = list.add(
        Some(parent),
        NodeFact::Condition(fact),
        truth.into(),
        "C-1",
        Some(whole),
    );
    let mut from = 0;
    for same in conditions.chunk_by(|a, b| a.operator_span == b.operator_span) {
        add_operator(
            list,
            answer,
            element,
            attached,
            at,
            from,
            &details[from..from + same.len()],
        );
        from += same.len();
    }
}

fn n_true(details: &[ConditionDetail]) -> usize {
    details.iter().filter(|detail| detail.truth.is_true()).count()
}

/// Adds one operator with the keys under it.
fn add_operator<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    attached: &'a Attached,
    at: usize,
    from: usize,
    details: &[ConditionDetail],
) {
    let conditions = &attached.policy.policy.statements[at].conditions;
    let Some(first) = conditions.get(from) else { return };
    let truth = all(details.iter().map(|detail| detail.truth));
    let fact = OperatorFact {
        operator: operator_name(first),
        truth,
        n_keys: details.len(),
        n_true: n_true(details),
    };
    let source = SourceRef {
        document: attached.document,
        span: first.operator_span,
    };
    let rule = of_operator(first.operator.base);
    let operator = list.add(Some(parent), NodeFact::Operator(fact), truth.into(), rule, Some(source));
    for (number, detail) in details.iter().enumerate() {
        add_key(list, answer, operator, attached, at, from + number, detail);
    }
}

fn add_key<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    attached: &'a Attached,
    at: usize,
    number: usize,
    detail: &ConditionDetail,
) {
    let condition = &attached.policy.policy.statements[at].conditions[number];
    let test = &attached.policy.statements[at].conditions[number];
    let place = |span: Span| {
        Some(SourceRef {
            document: attached.document,
            span,
        })
    };
    let fact = key_fact_of(answer, condition, test, detail);
    let rule = of_key(condition, detail, fact.held);
    let id = list.add(
        Some(parent),
        NodeFact::Key(fact),
        detail.truth.into(),
        rule,
        place(condition.key.span),
    );
    let values = Values {
        answer,
        condition,
        test,
        document: attached.document,
    };
    match answer.request.context.look(&test.key) {
        Looked::Many(held) if !detail.values.is_empty() => {
            for one in &detail.values {
                let value = &held[one.at];
                let fact = ContextValueFact {
                    operator: operator_name(condition),
                    key: &condition.key.value,
                    value,
                    truth: one.truth,
                    unparsable: one.unparsable,
                };
                let rule = of_quantifier(condition);
                let below = list.add(Some(id), NodeFact::ContextValue(fact), one.truth.into(), rule, None);
                values.add(list, below, value, one);
            }
            add_more(list, id, MoreOf::Context, detail.n_more, of_quantifier(condition));
        }
        Looked::One(held) => match detail.values.first() {
            Some(detail) => values.add(list, id, held, detail),
            None => values.add_unasked(list, id),
        },
        Looked::Many(_) | Looked::Absent | Looked::Unknown => values.add_unasked(list, id),
    }
}

/// Says how many values are not shown.
fn add_more(list: &mut List, parent: u32, of: MoreOf, n: usize, rule: &'static str) {
    if 0 < n {
        let fact = NodeFact::More(MoreFact { n, of });
        list.add(Some(parent), fact, NodeTruth::NotLooked, rule, None);
    }
}

/// The values of one key, and what they are made from.
struct Values<'a> {
    answer: Evaluated<'a>,
    condition: &'a Condition,
    test: &'a ConditionTest,
    document: usize,
}

impl<'a> Values<'a> {
    fn add(&self, list: &mut List<'a>, parent: u32, held: &'a str, detail: &ContextValueDetail) {
        for compared in &detail.compared {
            let value = &self.condition.values[compared.at];
            let (outcome, rule) = self.outcome(held, detail.unparsable, compared);
            let truth = compared.truth.into();
            self.add_one(list, parent, value, compared.filled.clone(), outcome, truth, rule);
        }
        let rule = of_operator(self.condition.operator.base);
        add_more(list, parent, MoreOf::Policy, detail.n_more, rule);
    }

    /// Adds the values that were compared with nothing. `Null` looks at none, so there is nothing to show.
    fn add_unasked(&self, list: &mut List<'a>, parent: u32) {
        if self.condition.operator.base == Base::Null {
            return;
        }
        let rule = of_operator(self.condition.operator.base);
        for value in &self.condition.values {
            self.add_one(
                list,
                parent,
                value,
                None,
                ValueOutcome::NotLooked,
                NodeTruth::NotLooked,
                rule,
            );
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one node")]
    fn add_one(
        &self,
        list: &mut List<'a>,
        parent: u32,
        value: &'a Text,
        filled: Option<String>,
        outcome: ValueOutcome<'a>,
        truth: NodeTruth,
        rule: &'static str,
    ) {
        let fact = PolicyValueFact {
            operator: operator_name(self.condition),
            key: &self.condition.key.value,
            wanted: &value.value,
            filled,
            outcome,
        };
        let source = SourceRef {
            document: self.document,
            span: value.span,
        };
        list.add(Some(parent), NodeFact::PolicyValue(fact), truth, rule, Some(source));
    }

    fn outcome(
        &self,
        held: &'a str,
        unparsable: bool,
        compared: &PolicyValueDetail,
    ) -> (ValueOutcome<'a>, &'static str) {
        let base = self.condition.operator.base;
        let variables = self.test.compare.look_at(compared.at).0;
        let keys = |why| {
            variables
                .map(|text| without_value(text, &self.answer.request.context, why))
                .unwrap_or_default()
        };
        match compared.why {
            PolicyValueWhy::NoValue(why @ NoValue::Missing) => (ValueOutcome::NoValue { held, keys: keys(why) }, "V-9"),
            PolicyValueWhy::NoValue(why @ NoValue::Unknown) => {
                (ValueOutcome::UnknownVariable { held, keys: keys(why) }, "V-9")
            }
            PolicyValueWhy::Unparsable => (ValueOutcome::WantedUnparsable { held }, of_literal(base)),
            PolicyValueWhy::Compared if unparsable => (ValueOutcome::HeldUnparsable { held }, of_literal(base)),
            PolicyValueWhy::Compared => (
                ValueOutcome::Compared {
                    held,
                    truth: compared.truth,
                },
                of_operator(base),
            ),
        }
    }
}

/// What is to say of one condition of a statement.
pub fn key_fact<'a>(answer: Evaluated<'a>, attached: &'a Attached, at: usize, number: usize) -> KeyFact<'a> {
    let condition = &attached.policy.policy.statements[at].conditions[number];
    let test = &attached.policy.statements[at].conditions[number];
    let detail = condition_detail(test, &answer.request.context);
    key_fact_of(answer, condition, test, &detail)
}

fn key_fact_of<'a>(
    answer: Evaluated<'a>,
    condition: &'a Condition,
    test: &'a ConditionTest,
    detail: &ConditionDetail,
) -> KeyFact<'a> {
    let context = &answer.request.context;
    let held = context.look(&test.key);
    let (settled_by, hit) = settled(test, detail, held);
    let mut order: Vec<usize> = (0..condition.values.len()).collect();
    if let Some(hit) = hit.filter(|hit| shown::N_SHOWN <= *hit) {
        // A long list is cut, and what settled it must not be.
        order[..=hit].rotate_right(1);
    }
    let wanted = |number: usize| {
        let filled = test.compare.look_at(number).0.and_then(|text| text.shown(context).ok());
        filled.unwrap_or_else(|| condition.values[number].value.clone())
    };
    let without = |why| -> Vec<String> {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let keys = test
            .compare
            .variables()
            .flat_map(|text| without_value(text, context, why));
        keys.filter(|key| seen.insert(key.clone())).collect()
    };
    KeyFact {
        operator: operator_name(condition),
        key: &condition.key.value,
        truth: detail.truth,
        why: detail.why,
        held,
        no_such: answer.no_such_keys.get(test.key.as_str()).map(Option::as_deref),
        wanted: order.into_iter().map(wanted).collect(),
        settled_by,
        no_value: without(NoValue::Missing),
        open: without(NoValue::Unknown),
    }
}

/// The value of a set that settled a condition, and the place in the policy's list of what hit it, or the only value.
fn settled<'a>(test: &ConditionTest, detail: &ConditionDetail, held: Looked<'a>) -> (Option<&'a str>, Option<usize>) {
    let hit = |value: &ContextValueDetail| {
        let hit = value.compared.iter().find(|one| one.truth.is_true());
        hit.map(|one| one.at)
    };
    match held {
        Looked::Many(values) => {
            let wanted = match test.quantifier {
                Quantifier::ForAnyValue => Truth::True,
                Quantifier::ForAllValues | Quantifier::Single => Truth::False,
            };
            let settling = detail.values.iter().find(|value| value.truth == wanted);
            let settling = settling.filter(|_| detail.truth == wanted);
            (settling.map(|value| values[value.at].as_str()), settling.and_then(hit))
        }
        Looked::One(_) | Looked::Absent | Looked::Unknown => (None, detail.values.first().and_then(hit)),
    }
}

/// The operator and its name.
fn operator_name(condition: &Condition) -> OperatorName {
    OperatorName {
        operator: condition.operator,
        name: condition.operator_name(),
    }
}
