//! No two files of a crate use each other, on whatever way round: who reads one need not have read the other.
//!
//! What a file uses is told by `uses.rs`. A file may use what the modules above it hold: a folder's file has the types
//! that all in the folder share.

use std::collections::{BTreeMap, BTreeSet};

use super::uses::{self, Arrow};

pub fn problems(files: &[(String, String)]) -> Vec<String> {
    let mut arrows = uses::arrows(files);
    arrows.retain(|(from, to), _| !is_above(to, from));
    of_arrows(&arrows)
}

/// Is it the file of a module that the other is in?
fn is_above(path: &str, other: &str) -> bool {
    let folder = path
        .strip_suffix("lib.rs")
        .or_else(|| path.strip_suffix("main.rs"))
        .map_or_else(|| path.replace(".rs", "/"), String::from);
    other.starts_with(&folder)
}

fn of_arrows(arrows: &BTreeMap<Arrow, BTreeSet<String>>) -> Vec<String> {
    let mut used_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows.keys() {
        used_by.entry(from).or_default().push(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = used_by.keys().map(|it| (*it, reached(&used_by, it))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|it| it.contains(to));
    let mut problems = Vec::new();
    for ((from, to), items) in arrows.iter().filter(|(it, _)| leads(&it.1, &it.0)) {
        let items: Vec<_> = items.iter().filter(|it| !it.is_empty()).map(String::as_str).collect();
        problems.push(format!(
            "{from}: is in a circle with {to}, of which it uses {}: move what both need into a file below both",
            if items.is_empty() {
                "the module".to_string()
            } else {
                items.join(", ")
            }
        ));
    }
    problems
}

/// All that a file uses, by itself or by what it uses.
fn reached<'a>(used_by: &BTreeMap<&'a str, Vec<&'a str>>, from: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        let used = used_by.get(file).into_iter().flatten();
        open.extend(used.filter(|it| reached.insert(**it)));
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrows(of: &[(&str, &str)]) -> BTreeMap<Arrow, BTreeSet<String>> {
        let items = || BTreeSet::from(["Item".to_string()]);
        of.iter()
            .map(|(from, to)| ((from.to_string(), to.to_string()), items()))
            .collect()
    }

    #[track_caller]
    fn check(of: &[(&str, &str)], expected: &[&str]) {
        let found = of_arrows(&arrows(of));
        let matches = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.starts_with(e));
        assert!(matches, "{found:?}");
    }

    #[test]
    fn a_circle_is_refused() {
        check(&[("a", "b"), ("b", "c"), ("a", "c")], &[]);
        check(
            &[("a", "b"), ("b", "a")],
            &["a: is in a circle with b", "b: is in a circle with a"],
        );
        let with_way_in = [("w", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")];
        check(
            &with_way_in,
            &["a: is in a circle with b", "b: is in", "c: is in a circle with a"],
        );
    }

    #[test]
    fn a_circle_in_files_is_found() {
        let file = |path: &str, text: &str| (path.to_string(), text.to_string());
        let sound = [
            file("crates/x/src/a.rs", "mod b; mod c; struct A; fn a() { b::b() }"),
            file("crates/x/src/a/b.rs", "use super::{A, c::C}; pub fn b() {}"),
            file("crates/x/src/a/c.rs", "pub struct C;"),
        ];
        let mut broken = sound.clone();
        broken[2].1 = "pub struct C; use super::b::b;".to_string();
        assert_eq!(0, problems(&sound).len());
        assert_eq!(2, problems(&broken).len());
    }

    #[test]
    fn a_folder_shares_what_its_file_holds() {
        assert!(is_above("crates/x/src/a.rs", "crates/x/src/a/b.rs"));
        assert!(is_above("crates/x/src/lib.rs", "crates/x/src/a/b.rs"));
        assert!(!is_above("crates/x/src/a.rs", "crates/x/src/ab.rs"));
        assert!(!is_above("crates/x/src/a/b.rs", "crates/x/src/a.rs"));
    }
}
