//! `cargo xtask licences`: the licence texts of all that is in what is built, from the lock files, in one file.

mod packages;

use std::collections::BTreeMap;
use std::path::Path;

use crate::tools::MDBOOK;
use crate::workspace::{self, Member, root};
use packages::Package;

/// Its name in the site.
pub const FILE: &str = "LICENCES.txt";
/// The program of the JavaScript package.
const PACKAGE: &str = "iam-wasm";
/// The programs that are handed on by themselves.
const PROGRAMS: [&str; 2] = ["iam-cli", "mdbook-iam"];

pub fn licences(args: &[String]) -> Result<(), String> {
    match args {
        [] => of_site(&root().join("dist").join(FILE)),
        [programs, file] if programs == "programs" => of_programs(Path::new(file)),
        _ => Err("licences takes nothing, or `programs FILE`".to_string()),
    }
}

/// Writes those of the site: its programs, its editor, its documentation.
pub fn of_site(into: &Path) -> Result<(), String> {
    let members = workspace::members()?;
    let roots = members.iter().filter(|it| it.is_for_the_browser());
    let roots: Vec<&str> = roots.map(|it: &Member| it.name.as_str()).collect();
    let mut all = packages::crates(&roots)?;
    all.extend(packages::of_editor()?);
    let documentation = format!(
        "The pages below docs/ are made by mdBook {}, whose style and scripts are in them. mdBook is under the Mozilla Public\n\
         License 2.0, https://www.mozilla.org/MPL/2.0/; its source is at https://github.com/rust-lang/mdBook.\n",
        MDBOOK.version
    );
    write(into, &all, &documentation)
}

/// Writes those of the JavaScript package.
pub fn of_package(into: &Path) -> Result<(), String> {
    write(into, &packages::crates(&[PACKAGE])?, "")
}

fn of_programs(into: &Path) -> Result<(), String> {
    write(into, &packages::crates(&PROGRAMS)?, "")
}

fn write(into: &Path, packages: &[Package], more: &str) -> Result<(), String> {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).map_err(|e| format!("{name}: {e}"));
    let own = [read("LICENSE-MIT")?, read("LICENSE-APACHE")?];
    let [mit, apache] = &own;
    let notices = read("THIRD_PARTY_NOTICES")?;
    let text = text(packages, apache)?;
    let all = format!(
        "IAM Playground is under the MIT licence or the Apache License 2.0, as you like. Both stand at the end. What others made and\n\
         is part of it is under the licences below; so is Rust's standard library (MIT or Apache-2.0, The Rust Project Developers).\n\n\
         {more}\n{text}{notices}\n{}\n{mit}\n{}\n{apache}",
        line("IAM Playground"),
        line("IAM Playground")
    );
    std::fs::write(into, all).map_err(|e| format!("{}: {e}", into.display()))
}

/// Each text once, below the names of all that it is the licence of.
fn text(packages: &[Package], apache: &str) -> Result<String, String> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        for text in package.texts(apache)? {
            // Some have the same text with other line ends.
            let text = text.replace('\r', "").trim().to_string();
            names.entry(text).or_default().push(package.title());
        }
    }
    let mut all: Vec<(Vec<String>, String)> = names.into_iter().map(|(text, names)| (names, text)).collect();
    all.sort();
    Ok(all
        .into_iter()
        .map(|(names, text)| format!("{}\n{text}\n\n", line(&names.join(", "))))
        .collect())
}

fn line(title: &str) -> String {
    format!("{}\n{title}\n", "=".repeat(80))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_that_is_built_in_has_a_text() {
        let members = workspace::members().expect("members");
        let site: Vec<&str> = members
            .iter()
            .filter(|it| it.is_for_the_browser())
            .map(|it| it.name.as_str())
            .collect();
        for roots in [&site[..], &PROGRAMS, &[PACKAGE]] {
            let all = packages::crates(roots).expect("crates");
            assert!(all.iter().any(|it| it.title().starts_with("serde_json ")), "{roots:?}");
            assert!(
                !all.iter().any(|it| it.title().starts_with("iam-")),
                "our own stand at the end"
            );
            let text = text(&all, "APACHE").expect("a text for each");
            for package in &all {
                assert!(text.contains(&package.title()), "{}", package.title());
            }
        }
    }
}
