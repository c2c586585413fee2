//! What a text turned out to be, as a list of texts: for the border between two programs, which lets texts through.

use iam_syntax::policy::PolicyKind;

use super::foreign::Foreign;
use super::summary::Summary;
use super::wrapper::Wrapper;
use super::{Found, Pasted};

/// The list; [`of_list`] reads it.
#[must_use]
pub fn list(pasted: &Pasted) -> Vec<String> {
    match pasted {
        Pasted::Policy => words(&["policy"]),
        Pasted::Unwrapped {
            text,
            from,
            name,
            suggests,
        } => [
            words(&["unwrapped", &number(*from as usize)]),
            found(text, name.as_deref(), *suggests),
        ]
        .concat(),
        Pasted::Several { from, found: all } => {
            let mut list = words(&["several", &number(*from as usize)]);
            for one in all {
                list.extend(found(&one.text, one.name.as_deref(), one.suggests));
            }
            list
        }
        Pasted::Summary(summary) => words(&match summary {
            Summary::ManagedPolicy { arn, version } => ["summary", "version", arn, version],
            Summary::ManagedPolicies { arn } => ["summary", "managed", arn, ""],
            Summary::PolicyVersions { version } => ["summary", "versions", version, ""],
            Summary::InlinePolicies { name } => ["summary", "inline", name, ""],
            Summary::OrganizationPolicies { id } => ["summary", "organization", id, ""],
        }),
        Pasted::Case => words(&["case"]),
        Pasted::Scenario => words(&["scenario"]),
        Pasted::Link => words(&["link"]),
        Pasted::Foreign(foreign) => words(&["foreign", &number(*foreign as usize)]),
        Pasted::Unrecognised => words(&["unrecognised"]),
    }
}

/// What a list says; nothing for one that [`list`] does not make.
#[must_use]
pub fn of_list(list: &[String]) -> Option<Pasted> {
    let (what, rest) = list.split_first()?;
    let first = rest.first().map(String::as_str);
    let nth = || first.and_then(|it| it.parse::<usize>().ok());
    let wrapper = || Wrapper::ALL.get(nth()?).copied();
    Some(match what.as_str() {
        "policy" => Pasted::Policy,
        "unwrapped" => {
            let Found { text, name, suggests } = read_found(rest.get(1..)?)?;
            Pasted::Unwrapped {
                text,
                from: wrapper()?,
                name,
                suggests,
            }
        }
        "several" => Pasted::Several {
            from: wrapper()?,
            found: rest
                .get(1..)?
                .chunks(3)
                .map(read_found)
                .collect::<Option<Vec<Found>>>()?,
        },
        "summary" => {
            let [_, text, other] = rest else { return None };
            let text = text.clone();
            Pasted::Summary(match first? {
                "version" => Summary::ManagedPolicy {
                    arn: text,
                    version: other.clone(),
                },
                "managed" => Summary::ManagedPolicies { arn: text },
                "versions" => Summary::PolicyVersions { version: text },
                "inline" => Summary::InlinePolicies { name: text },
                "organization" => Summary::OrganizationPolicies { id: text },
                _ => return None,
            })
        }
        "case" => Pasted::Case,
        "scenario" => Pasted::Scenario,
        "link" => Pasted::Link,
        "foreign" => Pasted::Foreign(*Foreign::ALL.get(nth()?)?),
        "unrecognised" => Pasted::Unrecognised,
        _ => return None,
    })
}

/// Three texts: the policy, its name and its kind, each empty where it is not known.
fn found(text: &str, name: Option<&str>, suggests: Option<PolicyKind>) -> Vec<String> {
    let kind = suggests.and_then(|kind| PolicyKind::ALL.iter().position(|it| *it == kind));
    words(&[text, name.unwrap_or_default(), &kind.map(number).unwrap_or_default()])
}

fn read_found(texts: &[String]) -> Option<Found> {
    let [text, name, kind] = texts else { return None };
    Some(Found {
        text: text.clone(),
        name: Some(name.clone()).filter(|it| !it.is_empty()),
        suggests: kind
            .parse::<usize>()
            .ok()
            .and_then(|it| PolicyKind::ALL.get(it))
            .copied(),
    })
}

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|it| (*it).to_owned()).collect()
}

fn number(at: usize) -> String {
    at.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_for_what_they_stood_for() {
        for (at, wrapper) in Wrapper::ALL.into_iter().enumerate() {
            assert_eq!(at, wrapper as usize);
        }
        for (at, foreign) in Foreign::ALL.into_iter().enumerate() {
            assert_eq!(at, foreign as usize);
        }
    }

    #[test]
    fn other_lists_say_nothing() {
        for wrong in [
            &[][..],
            &["pasted"],
            &["foreign", "99"],
            &["several", "0", "text"],
            &["summary", "inline"],
        ] {
            assert_eq!(None, of_list(&words(wrong)), "{wrong:?}");
        }
    }
}
