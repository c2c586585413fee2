//! Manifests and lock files: crates inherit what the root says, and lock files name no host.

use crate::workspace::{Member, root};

const INHERITED: [&str; 5] = [
    "version.workspace = true",
    "edition.workspace = true",
    "license.workspace = true",
    "publish.workspace = true",
    "[lints]\nworkspace = true",
];

pub fn problems(members: &[Member], files: &[(String, String)]) -> Vec<String> {
    let mut problems = Vec::new();
    for member in members {
        let path = member
            .manifest
            .strip_prefix(root())
            .unwrap_or(&member.manifest)
            .display();
        let text = std::fs::read_to_string(&member.manifest)
            .unwrap_or_default()
            .replace('\r', "");
        for line in INHERITED.iter().filter(|it| !text.contains(**it)) {
            problems.push(format!("{path}: lacks `{}`", line.replace('\n', " ")));
        }
    }
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with("package-lock.json")) {
        if let Some(line_idx) = text.lines().position(|it| it.contains("\"resolved\"")) {
            problems.push(format!(
                "{path}:{}: names the host of a registry: take all `resolved` out",
                line_idx + 1
            ));
        }
    }
    problems
}
