//! Which crate may need which: the arrows of ARCHITECTURE.md, as a table.

use crate::workspace::Member;

/// A crate, and those of ours that it may need. What only tests need is free.
const ARROWS: &[(&str, &[&str])] = &[
    ("iam-words", &[]),
    ("iam-syntax", &["iam-words"]),
    ("iam-catalog", &["iam-syntax"]),
    ("iam-lint", &["iam-words", "iam-syntax", "iam-catalog"]),
    ("iam-assist", &["iam-words", "iam-syntax", "iam-catalog", "iam-lint"]),
    ("iam-eval", &["iam-syntax"]),
    ("iam-calls", &["iam-words", "iam-syntax", "iam-catalog", "iam-eval"]),
    ("iam-sts", &["iam-syntax", "iam-catalog", "iam-eval"]),
    ("iam-reach", &["iam-syntax", "iam-eval", "iam-sts"]),
    ("iam-explain", &["iam-words", "iam-syntax", "iam-eval"]),
    ("iam-link", &["iam-words", "iam-syntax"]),
    ("iam-scenario", BELOW_SCENARIO),
    ("iam-flip", UP_TO_SCENARIO),
    ("iam-denied", UP_TO_SCENARIO),
    ("iam-redact", UP_TO_SCENARIO),
    ("iam-protocol", &["iam-words", "iam-syntax"]),
    ("iam-views", UP_TO_DENIED),
    ("iam-cli", UP_TO_VIEWS),
    ("iam-wasm", UP_TO_SCENARIO),
    ("iam-web", UP_TO_PROTOCOL),
    ("iam-worker", UP_TO_VIEWS),
    ("iam-reference", &["iam-syntax", "iam-eval"]),
    ("iam-vectors", UP_TO_SCENARIO),
    ("iam-bench", UP_TO_SCENARIO),
    ("xtask", &["iam-link"]),
];
const BELOW_SCENARIO: &[&str] = &[
    "iam-words",
    "iam-syntax",
    "iam-catalog",
    "iam-lint",
    "iam-eval",
    "iam-sts",
    "iam-reach",
    "iam-calls",
    "iam-explain",
    "iam-link",
];
const UP_TO_SCENARIO: &[&str] = &[
    "iam-words",
    "iam-syntax",
    "iam-catalog",
    "iam-lint",
    "iam-eval",
    "iam-sts",
    "iam-reach",
    "iam-calls",
    "iam-explain",
    "iam-link",
    "iam-scenario",
];

const UP_TO_PROTOCOL: &[&str] = &[
    "iam-words",
    "iam-syntax",
    "iam-catalog",
    "iam-lint",
    "iam-eval",
    "iam-sts",
    "iam-reach",
    "iam-calls",
    "iam-explain",
    "iam-link",
    "iam-scenario",
    "iam-protocol",
];

const UP_TO_DENIED: &[&str] = &[
    "iam-words",
    "iam-syntax",
    "iam-catalog",
    "iam-lint",
    "iam-eval",
    "iam-sts",
    "iam-reach",
    "iam-calls",
    "iam-explain",
    "iam-link",
    "iam-scenario",
    "iam-assist",
    "iam-flip",
    "iam-denied",
    "iam-protocol",
];

const UP_TO_VIEWS: &[&str] = &[
    "iam-words",
    "iam-syntax",
    "iam-catalog",
    "iam-lint",
    "iam-eval",
    "iam-sts",
    "iam-reach",
    "iam-calls",
    "iam-explain",
    "iam-link",
    "iam-scenario",
    "iam-assist",
    "iam-flip",
    "iam-denied",
    "iam-protocol",
    "iam-redact",
    "iam-views",
];

pub fn problems(members: &[Member]) -> Vec<String> {
    let mut problems = Vec::new();
    for member in members {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == member.name) else {
            problems.push(format!(
                "{}: the crate has no line in crates/xtask/src/tidy/arrows.rs: say there what it may need",
                member.name
            ));
            continue;
        };
        let ours = member
            .dependencies
            .iter()
            .filter(|it| members.iter().any(|other| other.name == **it));
        for needed in ours.filter(|it| !allowed.contains(&it.as_str())) {
            problems.push(format!(
                "{}: may not need {needed}: the arrows of ARCHITECTURE.md forbid it",
                member.name
            ));
        }
        // Only the facade and what is above it may know a file format.
        let is_below = BELOW_SCENARIO.contains(&member.name.as_str());
        if is_below && member.dependencies.iter().any(|it| it.starts_with("serde")) {
            problems.push(format!(
                "{}: may not need serde: only iam-scenario and what is above it does",
                member.name
            ));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, dependencies: &[&str]) -> Member {
        Member {
            name: name.to_string(),
            manifest: std::path::PathBuf::new(),
            dependencies: dependencies.iter().map(|it| it.to_string()).collect(),
            dev_dependencies: Vec::new(),
        }
    }

    #[track_caller]
    fn check(name: &str, dependencies: &[&str], n_problems: usize) {
        let members = [
            member("iam-syntax", &[]),
            member("iam-eval", &["iam-syntax"]),
            member(name, dependencies),
        ];
        assert_eq!(n_problems, problems(&members).len());
    }

    #[test]
    fn arrows_point_down() {
        check("iam-scenario", &["iam-syntax", "iam-eval", "serde"], 0);
        check("iam-catalog", &["iam-eval"], 1);
        check("iam-explain", &["iam-eval", "serde_json"], 1);
        check("iam-surprise", &[], 1);
    }
}
