//! Versions of managed policies as a corpus: a JSON object a line, as the tests of the linter read it.

use serde_json::json;

use crate::catalogue::model::PolicyVersion;

pub fn lines(versions: &[PolicyVersion]) -> String {
    let mut lines = String::new();
    for it in versions {
        let file = format!("{} {}", it.policy, it.version);
        let line = json!({ "file": file, "kind": "identity", "text": it.document });
        lines += &format!("{line}\n");
    }
    lines
}
