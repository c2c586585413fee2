//! The ledger: every rule of SEMANTICS.md §1–§7 with its code site and the vectors that show it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::markdown::{is_rule, rules_of};
use crate::run::Ran;

/// What SEMANTICS.md says there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Ids that sections 1 to 7 define, in order; each needs code and a pair.
    pub needed: Vec<String>,
    /// All ids of the document; code and vectors may cite these.
    pub known: BTreeSet<String>,
}

/// Everything that is said about rules outside SEMANTICS.md.
pub struct Ledger<'a> {
    pub rules: Rules,
    /// Rule to `file:line` of code.
    pub sites: BTreeMap<String, Vec<String>>,
    pub vectors: &'a BTreeMap<String, Ran>,
    /// Rule to the reason why code or a pair is missing.
    pub gaps: BTreeMap<String, String>,
}

/// Finds the ids that a document defines: at the start of a line, or alone in a cell of a table.
#[must_use]
pub fn rules_in(semantics: &str) -> Rules {
    let mut rules = Rules::default();
    let mut section = 0_u32;
    for line in semantics.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading
                .split('.')
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or(0);
        }
        for id in defined_by(line) {
            if rules.known.insert(id.to_owned()) && (1..=7).contains(&section) {
                rules.needed.push(id.to_owned());
            }
        }
    }
    rules
}

/// The rules that a line defines.
#[must_use]
pub fn defined_by(line: &str) -> Vec<&str> {
    if let Some(row) = line.strip_prefix('|') {
        return row.split('|').map(str::trim).filter(|cell| is_rule(cell)).collect();
    }
    let text = line.trim_start_matches("* ").trim_start_matches("**");
    let first = text.split([' ', '*']).next().unwrap_or_default();
    if is_rule(first) { vec![first] } else { Vec::new() }
}

/// Finds `// rule: ID` in the sources of all crates, as rule to `file:line`.
///
/// # Errors
/// When a file can't be read.
pub fn sites_under(repository: &Path) -> Result<BTreeMap<String, Vec<String>>, String> {
    let mut sites = BTreeMap::new();
    visit(repository, &repository.join("crates"), &mut sites)?;
    Ok(sites)
}

fn visit(repository: &Path, folder: &Path, sites: &mut BTreeMap<String, Vec<String>>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        // This crate speaks of rules without implementing any.
        if path.is_dir() && !path.ends_with("iam-vectors") && !path.ends_with("tests") && !path.ends_with("target") {
            visit(repository, &path, sites)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(repository).unwrap_or(&path).display().to_string();
            for (i, line) in text.lines().enumerate() {
                for id in cited_by(line) {
                    sites.entry(id).or_default().push(format!("{name}:{}", i + 1));
                }
            }
        }
    }
    Ok(())
}

fn cited_by(line: &str) -> Vec<String> {
    let comment = line.trim_start().trim_start_matches(['/', '!']);
    let ids = comment
        .trim_start()
        .strip_prefix("rule: ")
        .filter(|_| line.trim_start().starts_with("//"));
    ids.map(rules_of).unwrap_or_default()
}

/// Reads `known-gaps.txt`: a rule id and a sentence a line; `#` begins a remark.
///
/// # Errors
/// The lines that are something else.
pub fn gaps_in(text: &str) -> Result<BTreeMap<String, String>, Vec<String>> {
    let (mut gaps, mut problems) = (BTreeMap::new(), Vec::new());
    for (i, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(' ') {
            Some((id, reason)) if is_rule(id) && !reason.trim().is_empty() => {
                if gaps.insert(id.to_owned(), reason.trim().to_owned()).is_some() {
                    problems.push(format!("known-gaps.txt:{}: {id} stands twice", i + 1));
                }
            }
            _ => problems.push(format!("known-gaps.txt:{}: a rule id and a reason expected", i + 1)),
        }
    }
    if problems.is_empty() { Ok(gaps) } else { Err(problems) }
}

/// The table, and what is wrong with it.
#[must_use]
pub fn report(ledger: &Ledger) -> (String, Vec<String>) {
    let mut table = String::from("| rule | code | vectors | pairs | status |\n|---|---|---|---|---|\n");
    let mut problems = Vec::new();
    let shown = shown_by(ledger.vectors);
    let mut n_covered = 0;
    for id in &ledger.rules.needed {
        let sites = ledger.sites.get(id).map(Vec::as_slice).unwrap_or_default();
        let empty = Shown::default();
        let shown = shown.get(id.as_str()).unwrap_or(&empty);
        let missing = match (sites.is_empty(), shown.n_pairs == 0) {
            (true, true) => "no code site and no pair",
            (true, false) => "no code site",
            (false, true) => "no pair",
            (false, false) => "",
        };
        let status = match (missing, ledger.gaps.get(id)) {
            ("", None) => "ok".to_owned(),
            ("", Some(_)) => {
                problems.push(format!("known-gaps.txt: {id} is no gap any more"));
                "ok".to_owned()
            }
            (missing, Some(reason)) => format!("gap ({missing}): {reason}"),
            (missing, None) => {
                problems.push(format!("{id}: {missing}"));
                format!("MISSING: {missing}")
            }
        };
        n_covered += usize::from(missing.is_empty());
        let vectors = shown.places.join(", ");
        let _ = writeln!(
            table,
            "| {id} | {} | {vectors} | {} | {status} |",
            sites.join(", "),
            shown.n_pairs
        );
    }
    let n_pairs: usize = ledger
        .vectors
        .values()
        .flat_map(|ran| &ran.sections)
        .map(|(_, n_pairs)| n_pairs)
        .sum();
    let n_rules = ledger.rules.needed.len();
    let _ = writeln!(
        table,
        "\n{n_covered} of {n_rules} rules have code and a pair; {n_pairs} pairs in all"
    );
    problems.extend(orphans(ledger));
    (table, problems)
}

#[derive(Default)]
struct Shown {
    places: Vec<String>,
    n_pairs: usize,
}

fn shown_by(vectors: &BTreeMap<String, Ran>) -> BTreeMap<&str, Shown> {
    let mut shown: BTreeMap<&str, Shown> = BTreeMap::new();
    for (file, ran) in vectors {
        for (section, n_pairs) in &ran.sections {
            for id in &section.rules {
                let entry = shown.entry(id).or_default();
                entry.places.push(format!("{file}:{}", section.line));
                entry.n_pairs += n_pairs;
            }
        }
    }
    shown
}

/// Citations of what doesn't exist.
fn orphans(ledger: &Ledger) -> Vec<String> {
    let mut problems = Vec::new();
    for (id, places) in &ledger.sites {
        if !ledger.rules.known.contains(id) {
            problems.extend(places.iter().map(|place| format!("{place}: there is no rule {id}")));
        }
    }
    for (file, ran) in ledger.vectors {
        for (section, _) in &ran.sections {
            let unknown = section.rules.iter().filter(|id| !ledger.rules.known.contains(*id));
            problems.extend(unknown.map(|id| format!("{file}:{}: there is no rule {id}", section.line)));
        }
    }
    let unknown = ledger.gaps.keys().filter(|id| !ledger.rules.needed.contains(*id));
    problems.extend(unknown.map(|id| format!("known-gaps.txt: there is no rule {id} to have a gap")));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEMANTICS: &str = "## 1. Grammar\n| G-1 | text about G-9 | GR |\n* **G-2** text\nG-3 Text, see G-4.\n\
                             | 1 | rcp | E-2 |\n## 7. STS\nS-1 Text\n## 9. Checks\n| G-4 | text |\n";

    fn vectors(heading: &str, n_pairs: usize) -> BTreeMap<String, Ran> {
        let (mut sections, _) = crate::markdown::read(heading);
        let ran = Ran {
            sections: vec![(sections.remove(0), n_pairs)],
            ..Ran::default()
        };
        BTreeMap::from([("grammar.md".to_owned(), ran)])
    }

    #[track_caller]
    fn check(heading: &str, n_pairs: usize, gaps: &str, expected: &[&str]) {
        let sites = BTreeMap::from([("G-1".to_owned(), vec!["a.rs:1".to_owned()])]);
        let rules = rules_in("## 1. Grammar\n| G-1 | text |\n");
        let vectors = vectors(heading, n_pairs);
        let ledger = Ledger {
            rules,
            sites,
            vectors: &vectors,
            gaps: gaps_in(gaps).expect("gaps"),
        };
        assert_eq!(report(&ledger).1, expected);
    }

    #[test]
    fn ids_are_defined_at_the_start_of_a_line_or_alone_in_a_cell() {
        let rules = rules_in(SEMANTICS);
        assert_eq!(rules.needed, ["G-1", "G-2", "G-3", "E-2", "S-1"]);
        assert!(rules.known.contains("G-4"));
    }

    #[test]
    fn code_cites_in_comments_only() {
        assert_eq!(cited_by("    // rule: E-12, E-13"), ["E-12", "E-13"]);
        assert_eq!(cited_by("/// rule: E-12 and more"), ["E-12"]);
        assert!(cited_by("let x = \"// rule: E-12\";").is_empty());
    }

    #[test]
    fn a_rule_has_code_and_a_pair_or_a_reason() {
        check("## G-1 Text", 1, "", &[]);
        check("## G-1 Text", 0, "", &["G-1: no pair"]);
        check("## G-1 Text", 0, "G-1 not yet", &[]);
        check(
            "## G-1 Text",
            1,
            "G-1 not yet",
            &["known-gaps.txt: G-1 is no gap any more"],
        );
    }

    #[test]
    fn what_does_not_exist_cannot_be_cited() {
        check("## G-1 G-7 Text", 1, "", &["grammar.md:1: there is no rule G-7"]);
        check(
            "## G-1 Text",
            1,
            "G-8 why",
            &["known-gaps.txt: there is no rule G-8 to have a gap"],
        );
    }
}
