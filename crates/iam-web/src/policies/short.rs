//! What stands beside the sign of a note, at the end of a line: a word or two, so that there is room for it. The sentence
//! says the rest.

use iam_explain::fact::NodeFact;
use iam_explain::node::{Node, NodeTruth};

use crate::words::Labels;

/// How many characters of a name there is room for.
const ROOM: usize = 28;

/// Of an element of a statement, which stands at a place among the steps of the statement.
pub fn short(labels: &Labels, nodes: &[Node], at: usize) -> String {
    let Some(node) = nodes.get(at) else {
        return String::new();
    };
    match node.truth {
        // The sign says it.
        NodeTruth::True | NodeTruth::NotLooked => String::new(),
        NodeTruth::False | NodeTruth::Unknown => of(labels, &node.fact, &nodes[at..], node.truth),
    }
}

fn of(labels: &Labels, fact: &NodeFact, below: &[Node], truth: NodeTruth) -> String {
    let differs = |inverted: bool, asked: &str| match (truth, inverted) {
        (NodeTruth::Unknown, _) => String::new(),
        (_, false) => (labels.not_this)(&tail(asked)),
        (_, true) => (labels.lists_this)(&tail(asked)),
    };
    match fact {
        NodeFact::Principal(it) => differs(it.inverted, it.caller.name()),
        NodeFact::Action(it) => differs(it.inverted, it.action),
        NodeFact::Resource(it) => differs(it.inverted, it.resource),
        NodeFact::Condition(_) => below
            .iter()
            .skip(1)
            .take_while(|it| it.parent != Some(0))
            .find_map(|it| match &it.fact {
                NodeFact::Key(key) if it.truth == truth => Some(tail(key.key)),
                _ => None,
            })
            .unwrap_or_default(),
        NodeFact::Preset(_)
        | NodeFact::Gate(_)
        | NodeFact::Policy(_)
        | NodeFact::Statement(_)
        | NodeFact::PrincipalValue(_)
        | NodeFact::ActionValue(_)
        | NodeFact::ResourceValue(_)
        | NodeFact::OwnResource(_)
        | NodeFact::Operator(_)
        | NodeFact::Key(_)
        | NodeFact::ContextValue(_)
        | NodeFact::PolicyValue(_)
        | NodeFact::More(_)
        | NodeFact::Effect(_)
        | NodeFact::Closing(_)
        | NodeFact::Note(_) => String::new(),
    }
}

/// The end of a name, which tells it from its neighbours: of an ARN what follows the account, of a path what follows the
/// last slash, if there is no room for more.
fn tail(name: &str) -> String {
    let name = match name.strip_prefix("arn:") {
        Some(rest) => rest.splitn(5, ':').last().unwrap_or(rest),
        None => name,
    };
    let has_room = |name: &str| name.chars().count() <= ROOM;
    if has_room(name) {
        return name.to_string();
    }
    let last = name.rsplit('/').next().unwrap_or(name);
    let n_cut = last.chars().count().saturating_sub(ROOM - 1);
    ["…", &last.chars().skip(n_cut).collect::<String>()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(tail(name), expected);
        assert!(tail(name).chars().count() <= ROOM);
    }

    #[test]
    fn of_a_long_name_the_end_stands() {
        check("s3:ListBucket", "s3:ListBucket");
        check("arn:aws:iam::111122223333:user/kim", "user/kim");
        check("arn:aws:s3:::reports/a.csv", "reports/a.csv");
        check("arn:aws:s3:::example-reports/2026/november/summary.csv", "…summary.csv");
        check(
            "organizations:DeregisterDelegatedAdministrator",
            "…isterDelegatedAdministrator",
        );
        check(
            "리소스/가나다라마바사아자차카타파하가나다라마바사아자차카타파하",
            "…나다라마바사아자차카타파하가나다라마바사아자차카타파하",
        );
    }
}
