//! Which crate needs which: the manifests say it, ARCHITECTURE.md draws it, and what is not drawn may not be.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::{self, Member};

const DOCUMENT: &str = "ARCHITECTURE.md";
const BEGIN: &str = "<!-- The crates: drawn from the manifests by `cargo xtask tidy draw`. -->\n```text\n";
const END: &str = "```\n<!-- The end of the crates. -->\n";
const ARROW: &str = " ─► ";
/// Behind it stands what the crates before it bring along.
const ALSO: &str = "·";
/// Only this crate and what is above it may know a file format.
const FACADE: &str = "iam-scenario";

/// The crates of ours that each needs; what only tests need is free.
type Arrows = BTreeMap<String, BTreeSet<String>>;

pub fn problems(members: &[Member], files: &[(String, String)]) -> Vec<String> {
    let arrows = arrows(members);
    let document = files.iter().find(|(path, _)| path == DOCUMENT);
    let picture = document.and_then(|(_, text)| picture(text)).unwrap_or_default();
    let mut problems = undrawn(&arrows, picture);
    problems.extend(formats_below(members, &arrows));
    problems
}

/// Draws the crates into ARCHITECTURE.md.
pub fn draw() -> Result<(), String> {
    let path = workspace::root().join(DOCUMENT);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{DOCUMENT}: {e}"))?;
    let old = picture(&text).ok_or_else(|| format!("{DOCUMENT} has no place for the crates: {BEGIN}{END}"))?;
    let new = drawn(&arrows(&workspace::members()?));
    let text = text.replacen(&[BEGIN, old, END].concat(), &[BEGIN, &new, END].concat(), 1);
    std::fs::write(&path, text).map_err(|e| format!("{DOCUMENT}: {e}"))
}

fn arrows(members: &[Member]) -> Arrows {
    let ours: BTreeSet<&str> = members.iter().map(|it| it.name.as_str()).collect();
    let needs = |member: &Member| {
        let names = member.dependencies.iter().filter(|it| ours.contains(it.as_str()));
        names.cloned().collect()
    };
    members.iter().map(|it| (it.name.clone(), needs(it))).collect()
}

/// All that a crate needs, by itself or by what it needs.
fn reached<'a>(arrows: &'a Arrows, from: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        let needed = arrows.get(name).into_iter().flatten().map(String::as_str);
        open.extend(needed.filter(|it| reached.insert(*it)));
    }
    reached
}

/// A line a crate, those that need most above.
fn drawn(arrows: &Arrows) -> String {
    let mut names: Vec<&String> = arrows.keys().collect();
    names.sort_by_key(|name| (std::cmp::Reverse(reached(arrows, name).len()), *name));
    let width = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let mut picture = String::new();
    for name in names {
        let needed = &arrows[name];
        let brought: BTreeSet<&str> = needed.iter().flat_map(|it| reached(arrows, it)).collect();
        let (also, own): (Vec<&str>, Vec<&str>) =
            needed.iter().map(String::as_str).partition(|it| brought.contains(it));
        let mut line = format!("{name:width$}{ARROW}{}", own.join(" "));
        if !also.is_empty() {
            line += &format!(" {ALSO} {}", also.join(" "));
        }
        picture += if needed.is_empty() { name } else { line.trim_end() };
        picture.push('\n');
    }
    picture
}

fn picture(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(BEGIN)?;
    Some(rest.split_once(END)?.0)
}

/// The arrows of a picture.
fn declared(picture: &str) -> Arrows {
    picture
        .lines()
        .map(|line| {
            let (name, needed) = line.split_once(ARROW.trim_end()).unwrap_or((line, ""));
            let needed = needed.split_whitespace().filter(|it| *it != ALSO);
            (name.trim().to_string(), needed.map(str::to_string).collect())
        })
        .collect()
}

fn undrawn(arrows: &Arrows, picture: &str) -> Vec<String> {
    let declared = declared(picture);
    let between = |some: &Arrows, others: &Arrows| -> Vec<(String, String)> {
        let pairs = some
            .iter()
            .flat_map(|(from, to)| to.iter().map(move |to| (from.clone(), to.clone())));
        pairs
            .filter(|(from, to)| !others.get(from).is_some_and(|it| it.contains(to)))
            .collect()
    };
    let mut problems: Vec<String> = between(arrows, &declared)
        .into_iter()
        .map(|(from, to)| {
            format!("{from}: needs {to}, and {DOCUMENT} has no such arrow: do without it, or draw it with `cargo xtask tidy draw`")
        })
        .collect();
    let gone = between(&declared, arrows).into_iter();
    problems.extend(gone.map(|(from, to)| {
        format!("{DOCUMENT}: draws that {from} needs {to}, which it does not: `cargo xtask tidy draw`")
    }));
    if problems.is_empty() && drawn(arrows) != picture {
        problems.push(format!(
            "{DOCUMENT}: the crates are not as they are drawn: `cargo xtask tidy draw`"
        ));
    }
    problems
}

fn formats_below(members: &[Member], arrows: &Arrows) -> Vec<String> {
    let below = reached(arrows, FACADE);
    let knows = |member: &&Member| member.dependencies.iter().any(|it| it.starts_with("serde"));
    let members = members.iter().filter(|it| below.contains(it.name.as_str()));
    members
        .filter(knows)
        .map(|it| {
            format!(
                "{}: may not need serde: only {FACADE} and what is above it does",
                it.name
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(all: &[(&str, &[&str])]) -> Vec<Member> {
        let member = |(name, dependencies): &(&str, &[&str])| Member {
            name: name.to_string(),
            manifest: std::path::PathBuf::new(),
            dependencies: dependencies.iter().map(|it| it.to_string()).collect(),
            dev_dependencies: Vec::new(),
        };
        all.iter().map(member).collect()
    }

    const HOUSE: &[(&str, &[&str])] = &[
        ("iam-syntax", &["memchr"]),
        ("iam-eval", &["iam-syntax"]),
        ("iam-scenario", &["iam-syntax", "iam-eval", "serde"]),
    ];

    #[track_caller]
    fn check(house: &[(&str, &[&str])], picture: &str, expected: &[&str]) {
        let text = ["# House\n", BEGIN, picture, END].concat();
        let found = problems(&members(house), &[(DOCUMENT.to_string(), text)]);
        let matches = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.contains(e));
        assert!(matches, "{found:?}");
    }

    fn house_drawn() -> String {
        drawn(&arrows(&members(HOUSE)))
    }

    #[test]
    fn the_crates_are_drawn() {
        let expected = "iam-scenario ─► iam-eval · iam-syntax\niam-eval     ─► iam-syntax\niam-syntax\n";
        assert_eq!(expected, house_drawn());
        check(HOUSE, expected, &[]);
    }

    #[test]
    fn what_is_not_drawn_may_not_be() {
        let with = |more: (&'static str, &'static [&'static str])| {
            let kept = HOUSE.iter().filter(|(name, _)| *name != more.0);
            kept.copied().chain([more]).collect::<Vec<_>>()
        };
        let picture = house_drawn();
        let circle = with(("iam-syntax", &["iam-eval"]));
        check(&circle, &picture, &["iam-syntax: needs iam-eval"]);
        let surprise = with(("iam-surprise", &["iam-eval"]));
        check(&surprise, &picture, &["iam-surprise: needs iam-eval"]);
        let gone = with(("iam-scenario", &["iam-eval"]));
        check(&gone, &picture, &["draws that iam-scenario needs iam-syntax"]);
        check(&with(("iam-lonely", &[])), &picture, &["not as they are drawn"]);
        check(
            HOUSE,
            &picture.replace("eval     ─►", "eval ─►"),
            &["not as they are drawn"],
        );
        check(
            HOUSE,
            "",
            &["iam-eval: needs", "iam-scenario: needs", "iam-scenario: needs"],
        );
    }

    #[test]
    fn formats_are_known_above_alone() {
        let house: &[(&str, &[&str])] = &[
            ("iam-syntax", &["serde_json"]),
            ("iam-scenario", &["iam-syntax", "serde_json"]),
        ];
        check(
            house,
            &drawn(&arrows(&members(house))),
            &["iam-syntax: may not need serde"],
        );
    }
}
