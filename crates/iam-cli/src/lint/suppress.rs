//! Findings that are not reported, each by its code and with a reason.
//!
//! JSON has no comments, so the reasons stand in a file beside the policy, or on the command line.

use std::ffi::OsStr;
use std::path::Path;

use iam_lint::code::Code;
use iam_lint::finding::Finding;
use serde::Deserialize;

use crate::input;

pub struct Suppression {
    pub code: Code,
    pub reason: String,
    /// The element that it is for, such as `/Statement/1`; the whole policy without it.
    pub path: Option<String>,
}

impl Suppression {
    pub fn takes(&self, finding: &Finding) -> bool {
        let is_below = |path: &String| {
            finding
                .path
                .strip_prefix(path.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.code == finding.code && self.path.as_ref().is_none_or(is_below)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    suppress: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    reason: String,
    path: Option<String>,
}

/// What the flags say.
pub fn of_flags(flags: &[String]) -> Result<Vec<Suppression>, String> {
    let of_flag = |flag: &String| {
        let (code, reason) = flag.split_once('=').unwrap_or((flag, ""));
        suppression(code, reason, None)
    };
    flags.iter().map(of_flag).collect()
}

/// What the file beside a policy says, if there is one.
pub fn beside(file: &OsStr) -> Result<Vec<Suppression>, String> {
    let path = Path::new(file);
    let Some(name) = path.file_name().filter(|_| file != "-") else {
        return Ok(Vec::new());
    };
    let mut beside = std::ffi::OsString::from("x-");
    beside.push(name);
    let beside = path.with_file_name(beside);
    if !beside.exists() {
        return Ok(Vec::new());
    }
    let shown = input::shown(beside.as_os_str());
    let text = input::text_of(beside.as_os_str(), "", 1 << 20)?;
    let file: File = serde_json::from_str(&text).map_err(|error| format!("`{shown}` can't be read: {error}"))?;
    let of_entry =
        |it: Entry| suppression(&it.code, &it.reason, it.path).map_err(|error| format!("`{shown}`: {error}"));
    file.suppress.into_iter().map(of_entry).collect()
}

fn suppression(code: &str, reason: &str, path: Option<String>) -> Result<Suppression, String> {
    let known = Code::from_name(code.trim()).ok_or_else(|| format!("`{code}` is not the code of a finding"))?;
    if reason.trim().is_empty() {
        return Err(format!("say why `{code}` is suppressed: `{code}=reason`"));
    }
    Ok(Suppression {
        code: known,
        reason: reason.trim().to_string(),
        path,
    })
}
