//! Whether all that comes into a build may: its licence and its registry, as deny.toml says.

use serde_json::Value;

use crate::workspace::{items, metadata, text};

const RULES: &str = "deny.toml";
const NPM: &str = "www/editor/package-lock.json";
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What deny.toml says.
struct Rules<'t> {
    allowed: Vec<&'t str>,
    /// Crates that are refused.
    banned: Vec<&'t str>,
}

pub fn problems(files: &[(String, String)]) -> Result<Vec<String>, String> {
    let file = |name: &str| {
        files
            .iter()
            .find(|(path, _)| path == name)
            .map(|(_, text)| text.as_str())
    };
    let rules = Rules::read(file(RULES).ok_or_else(|| format!("there is no {RULES}"))?);
    let mut problems = crates(&metadata(&["--locked"])?, &rules);
    let lock: Value = serde_json::from_str(file(NPM).unwrap_or("{}")).map_err(|e| format!("{NPM}: {e}"))?;
    problems.extend(packages(&lock, &rules));
    Ok(problems)
}

impl<'t> Rules<'t> {
    fn read(text: &'t str) -> Self {
        let section = |name: &str| text.split_once(name).map_or("", |(_, rest)| rest);
        let list = |text: &'t str, key: &str| -> Vec<&'t str> {
            let inside = text.split_once(key).and_then(|(_, rest)| rest.split_once("\n]"));
            let lines = inside.map_or("", |(inside, _)| inside).lines();
            lines.filter_map(|it| it.split('"').nth(1)).collect()
        };
        Self {
            allowed: list(section("[licenses]"), "allow = ["),
            banned: list(section("[bans]"), "deny = ["),
        }
    }
}

fn crates(metadata: &Value, rules: &Rules) -> Vec<String> {
    let mut problems = Vec::new();
    for package in items(&metadata["packages"]) {
        let (name, licence) = (text(&package["name"]), text(&package["license"]));
        let place = format!("Cargo.lock: {name} {}", text(&package["version"]));
        if !fits(&licence, &rules.allowed) {
            problems.push(format!("{place}: its licence `{licence}` is none of those in {RULES}"));
        }
        if rules.banned.contains(&name.as_str()) {
            problems.push(format!("{place}: {RULES} refuses it"));
        }
        if package["source"].as_str().is_some_and(|it| it != REGISTRY) {
            problems.push(format!("{place}: is from another place than the registry"));
        }
    }
    problems
}

/// What is bundled; tools alone may have any licence.
fn packages(lock: &Value, rules: &Rules) -> Vec<String> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    let bundled = packages.filter(|(_, package)| package["dev"] != true);
    bundled
        .filter(|(_, package)| !fits(&text(&package["license"]), &rules.allowed))
        .map(|(name, package)| {
            format!(
                "{NPM}: {name}: its licence `{}` is none of those in {RULES}",
                text(&package["license"])
            )
        })
        .collect()
}

/// Whether an expression of SPDX can be met by licences that are allowed. A slash is an `OR` of old.
fn fits(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut tokens: Vec<&str> = spaced.split_whitespace().rev().collect();
    let fits = any(&mut tokens, allowed);
    fits && tokens.is_empty()
}

/// Reads as much as belongs together; the next token is the last.
fn any(tokens: &mut Vec<&str>, allowed: &[&str]) -> bool {
    let mut fits = all(tokens, allowed);
    while tokens.pop_if(|it| *it == "OR").is_some() {
        fits |= all(tokens, allowed);
    }
    fits
}

fn all(tokens: &mut Vec<&str>, allowed: &[&str]) -> bool {
    let mut fits = one(tokens, allowed);
    while tokens.pop_if(|it| *it == "AND").is_some() {
        fits &= one(tokens, allowed);
    }
    fits
}

fn one(tokens: &mut Vec<&str>, allowed: &[&str]) -> bool {
    if tokens.pop_if(|it| *it == "(").is_some() {
        let fits = any(tokens, allowed);
        return tokens.pop_if(|it| *it == ")").is_some() && fits;
    }
    let mut name = tokens.pop().unwrap_or_default().to_string();
    // An exception makes it another licence.
    if tokens.pop_if(|it| *it == "WITH").is_some() {
        name = format!("{name} WITH {}", tokens.pop().unwrap_or_default());
    }
    allowed.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_expression_is_met_by_what_is_allowed() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
        for expression in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/Apache-2.0",
            "Apache-2.0 / MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(fits(expression, &allowed), "{expression}");
        }
        for expression in [
            "",
            "MPL-2.0",
            "MIT AND MPL-2.0",
            "(MIT OR GPL-3.0) AND MPL-2.0",
            "MIT WITH Other-exception",
            "(MIT",
            "MIT MIT",
        ] {
            assert!(!fits(expression, &allowed), "{expression}");
        }
    }

    #[test]
    fn what_may_not_come_in_is_named() {
        let rules = Rules::read(
            "[licenses]\nallow = [\n  # A remark.\n  \"MIT\",\n]\n[bans]\ndeny = [\n  { crate = \"bad\" },\n]\n",
        );
        let package = |name: &str, licence: &str, source: Value| json!({ "name": name, "version": "1.0.0", "license": licence, "source": source });
        let all = json!({ "packages": [
            package("ours", "MIT", Value::Null), package("good", "MIT", json!(REGISTRY)), package("bad", "MIT", json!(REGISTRY)),
            package("other", "MPL-2.0", json!(REGISTRY)), package("far", "MIT", json!("git+https://example.com")) ] });
        let expected = [
            "Cargo.lock: bad 1.0.0: deny.toml refuses it",
            "Cargo.lock: other 1.0.0: its licence `MPL-2.0` is none of those in deny.toml",
            "Cargo.lock: far 1.0.0: is from another place than the registry",
        ];
        assert_eq!(expected[..], crates(&all, &rules));
        let lock = json!({ "packages": { "node_modules/a": { "license": "MIT" }, "node_modules/b": { "license": "X" }, "node_modules/c": { "license": "X", "dev": true } } });
        assert_eq!(1, packages(&lock, &rules).len());
    }
}
