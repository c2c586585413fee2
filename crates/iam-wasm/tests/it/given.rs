//! Each answer is of the type that its function gives, and of each type there is such an answer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use iam_wasm::answers::{decode_link, encode_link, evaluate, explain, flip, lint, run};
use iam_wasm::options::{DecodeLink, EncodeLink, Evaluate, Explain, Flip, Lint, Run};
use serde_json::{Value, json};

use crate::typescript::{Field, Type, declarations};

const NOW: f64 = 1.8e12;

/// What is declared for answers and hard to come by; each with the reason.
const RARE: [(&str, &str); 3] = [
    (
        "Closing.decidedBy = \"default\"",
        "what is decided before any policy depends on no key so far",
    ),
    ("DependsRow.shape = \"depends\"", "of the drawings that there are"),
    ("DependsRow.shape = \"nothing\"", "of the drawings that there are"),
];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The texts of the files of a folder with that ending.
pub fn texts(name: &str, ending: &str) -> Vec<String> {
    let files = fs::read_dir(folder(name)).expect("a folder");
    let mut paths: Vec<PathBuf> = files.map(|it| it.expect("a file").path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == ending));
    paths.sort();
    paths.iter().map(|it| fs::read_to_string(it).expect("a text")).collect()
}

/// The worked examples, those of AWS's documentation, and what neither of them has.
pub fn cases() -> Vec<String> {
    let mut all = texts("www/gallery", "json");
    all.extend(
        texts("tests/cases", "jsonl")
            .iter()
            .flat_map(|it| it.lines().map(ToString::to_string)),
    );
    all.extend(include_str!("rare.jsonl").lines().map(ToString::to_string));
    all
}

/// What was declared and what of it was met.
struct Met<'d> {
    declared: &'d BTreeMap<String, Type>,
    fields: BTreeSet<String>,
}

/// What of a type a value is, by the names of fields and literals; or why it is not of it.
type Of = Result<BTreeSet<String>, String>;

impl Met<'_> {
    #[track_caller]
    fn is(&mut self, kind: &str, text: &str) {
        let value: Value = serde_json::from_str(text).expect("JSON");
        let met = self.of(&value, &Type::Name(kind.into()), kind);
        self.fields.extend(met.unwrap_or_else(|why| panic!("{why}\nin {text}")));
    }

    /// Each of a list, where one may be an error.
    fn each(&mut self, kind: &str, list: &str) {
        let values: Vec<Value> = serde_json::from_str(list).expect("a list");
        for value in values {
            let is_failed = value["error"].is_object();
            self.is(if is_failed { "Failed" } else { kind }, &value.to_string());
        }
    }

    fn of(&self, value: &Value, kind: &Type, at: &str) -> Of {
        let no = || {
            Err(format!(
                "{at}: {} is not {kind:?}",
                value.to_string().chars().take(200).collect::<String>()
            ))
        };
        let yes = || Ok(BTreeSet::new());
        let is = |fits: bool| if fits { yes() } else { no() };
        match kind {
            Type::Name(name) => match name.as_str() {
                "string" => is(value.is_string()),
                "number" => is(value.is_number()),
                "boolean" => is(value.is_boolean()),
                "null" => is(value.is_null()),
                "unknown" | "Json" => yes(),
                "undefined" => no(),
                "object" => is(value.is_object()),
                name => self.of(value, &self.declared[name], name),
            },
            Type::Literal(literal) => {
                let found = value.to_string();
                if found != *literal {
                    return no();
                }
                Ok(BTreeSet::from([format!("{at} = {literal}")]))
            }
            Type::List(items) => match value.as_array() {
                Some(all) => all
                    .iter()
                    .map(|it| self.of(it, items, at))
                    .collect::<Result<Vec<_>, _>>()
                    .map(joined),
                None => no(),
            },
            Type::Tuple(kinds) => match value.as_array() {
                Some(all) if all.len() == kinds.len() => {
                    let all = all.iter().zip(kinds).map(|(it, kind)| self.of(it, kind, at));
                    all.collect::<Result<Vec<_>, _>>().map(joined)
                }
                _ => no(),
            },
            Type::Record(holds) => match value.as_object() {
                Some(all) => all
                    .values()
                    .map(|it| self.of(it, holds, at))
                    .collect::<Result<Vec<_>, _>>()
                    .map(joined),
                None => no(),
            },
            Type::Union(kinds) => {
                let mut why = no();
                for kind in kinds {
                    why = self.of(value, kind, at);
                    if why.is_ok() {
                        break;
                    }
                }
                why
            }
            // Come in alone.
            Type::Both(_) => yes(),
            Type::Object(fields) => self.of_fields(value, fields, at),
        }
    }

    fn of_fields(&self, value: &Value, fields: &[Field], at: &str) -> Of {
        let Some(members) = value.as_object() else {
            return Err(format!("{at}: {value} is no object"));
        };
        let is_known = |name: &String| name.starts_with("x-") || fields.iter().any(|it| it.name == *name);
        if let Some(name) = members.keys().find(|it| !is_known(it)) {
            return Err(format!("{at}.{name} is not declared"));
        }
        let mut met = BTreeSet::new();
        for field in fields {
            let inner = format!("{at}.{}", field.name);
            match members.get(&field.name) {
                Some(value) => {
                    met.extend(self.of(value, &field.holds, &inner)?);
                    met.insert(inner);
                }
                None if field.is_optional => {}
                None => return Err(format!("{inner} is not there")),
            }
        }
        Ok(met)
    }
}

fn joined(all: Vec<BTreeSet<String>>) -> BTreeSet<String> {
    all.into_iter().flatten().collect()
}

/// Everything that a type declares, by the same names.
fn declared_of(
    kind: &Type,
    at: &str,
    all: &BTreeMap<String, Type>,
    found: &mut BTreeSet<String>,
    done: &mut BTreeSet<String>,
) {
    match kind {
        Type::Name(name) => {
            // What comes in is not given, but for the case of a suggestion.
            if let Some(kind) = all
                .get(name)
                .filter(|_| !["Json", "Case"].contains(&name.as_str()) && done.insert(name.clone()))
            {
                declared_of(kind, name, all, found, done);
            }
        }
        Type::Literal(literal) => _ = found.insert(format!("{at} = {literal}")),
        Type::List(inner) | Type::Record(inner) => declared_of(inner, at, all, found, done),
        Type::Tuple(kinds) | Type::Union(kinds) | Type::Both(kinds) => {
            kinds.iter().for_each(|it| declared_of(it, at, all, found, done));
        }
        Type::Object(fields) => {
            for field in fields.iter().filter(|it| it.holds != Type::Name("undefined".into())) {
                let inner = format!("{at}.{}", field.name);
                declared_of(&field.holds, &inner, all, found, done);
                found.insert(inner);
            }
        }
    }
}

const GIVEN: [&str; 9] = [
    "Answer",
    "Failed",
    "Report",
    "LintReport",
    "Explanation",
    "Flip",
    "Link",
    "Linked",
    "FailedLink",
];

#[test]
fn answers_are_of_their_types_and_types_are_met() {
    let files = ["answers", "lint", "taken", "views"];
    let text = |name: &str| fs::read_to_string(folder("www/package").join(name)).expect("declarations");
    let all: String = files.iter().map(|it| text(&format!("{it}.d.ts"))).collect();
    let declared = declarations(&all);
    let mut met = Met {
        declared: &declared,
        fields: BTreeSet::new(),
    };
    for case in cases() {
        for (trace, call, utf16) in [(false, false, false), (true, true, true)] {
            met.each("Answer", &evaluate(&case, &Evaluate { trace, call, utf16 }));
        }
        for view in ["steps", "matrix", "depends"] {
            let asked: Explain = serde_json::from_value(json!({ "view": view, "utf16": true })).expect("options");
            met.each("Explanation", &explain(&case, &asked));
        }
        let link = encode_link(
            &case,
            &EncodeLink {
                redact: true,
                ..Default::default()
            },
        );
        met.is(if link.starts_with("{\"error") { "Failed" } else { "Link" }, &link);
    }
    // Slow, and each gives the same fields.
    for case in cases().iter().step_by(3) {
        met.each("Flip", &flip(case, &Flip::default()));
    }
    for scenario in texts("tests/scenarios", "json")
        .iter()
        .chain(&texts("www/gallery", "json"))
    {
        let report = run(scenario, &Run { trace: true });
        if !report.starts_with("{\"version\":1,\"error\"") {
            met.is("Report", &report);
        }
    }
    for line in include_str!("policies.jsonl").lines() {
        let given: Value = serde_json::from_str(line).expect("JSON");
        let options = json!({ "utf16": true, "spread": true, "file": "a", "kind": given["kind"] });
        let asked: Lint = serde_json::from_value(options).expect("options");
        met.each("LintReport", &lint(&given["policy"].to_string(), &asked, NOW));
    }
    for link in texts("tests/links", "txt") {
        met.is("Linked", &decode_link(&link, &DecodeLink::default()));
        let link = link.trim_end();
        met.is(
            "FailedLink",
            &decode_link(&link[..link.len() / 2], &DecodeLink::default()),
        );
    }
    let (mut all, mut done) = (BTreeSet::new(), BTreeSet::new());
    for kind in GIVEN {
        declared_of(&Type::Name(kind.into()), kind, &declared, &mut all, &mut done);
    }
    let is_rare = |it: &&String| RARE.iter().any(|(rare, _)| rare == it);
    let never: Vec<&String> = all.difference(&met.fields).filter(|it| !is_rare(it)).collect();
    assert!(never.is_empty(), "declared and never given: {never:#?}");
    assert!(200 < all.len(), "{}", all.len());
}
