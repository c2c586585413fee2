//! Patterns beside those that are listed which miss what is asked by a slip: the letters of a folder in another case, the
//! folder of another account's logs, another Region. What is asked alone would be one object of many, or one task.

use iam_syntax::arn::{fields, is_account_id};
use iam_syntax::pattern::Pattern;

/// A listed pattern as it would fit a resource of S3; nothing where more differs than letters' case or the account of logs.
#[must_use]
pub fn meant(listed: &str, resource: &str) -> Option<String> {
    let is_of_s3 = fields(listed)?[2] == "s3";
    let found = in_letters(listed, resource).or_else(|| logs_of(listed, resource));
    found.filter(|it| is_of_s3 && Pattern::new(it).matches(resource))
}

/// A listed pattern of ARNs in the Region of one; nothing where more differs.
#[must_use]
pub fn in_region(listed: &str, arn: &str) -> Option<String> {
    let (mut all, own) = (fields(listed)?, fields(arn)?);
    let is_open = |field: &str| field.is_empty() || field.contains(['*', '?', '$']);
    if is_open(all[3]) || own[3].is_empty() || all[3] == own[3] || !listed.contains('*') {
        return None;
    }
    all[3] = own[3];
    let moved = all.join(":");
    Pattern::new(&moved).matches(arn).then_some(moved)
}

/// With the letters of a text in front of its first wildcard and behind its last.
fn in_letters(listed: &str, text: &str) -> Option<String> {
    let (first, last) = (listed.find(['*', '?'])?, listed.rfind(['*', '?'])?);
    let behind = text.len().checked_sub(listed.len() - last - 1)?;
    let (head, tail) = (text.get(..first)?, text.get(behind..)?);
    let is_same = !listed.contains("${") && listed.is_ascii() && Pattern::ignoring_case(listed).matches(text);
    is_same.then(|| [head, &listed[first..=last], tail].concat())
}

/// The folder in which services put the logs of an account, before its id.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html>
const LOGS: &str = "AWSLogs/";

/// With the account whose logs a text is of.
fn logs_of(listed: &str, text: &str) -> Option<String> {
    let account = |it: &str| {
        let at = it.find(LOGS)? + LOGS.len();
        let id = it.get(at..at + 12).filter(|id| is_account_id(id))?;
        Some((at, id.to_string()))
    };
    let ((at, _), (_, own)) = (account(listed)?, account(text)?);
    let is_pattern = listed.contains(['*', '?']);
    is_pattern.then(|| [&listed[..at], &own, &listed[at + 12..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_were_meant() {
        for (listed, asked, expected) in [
            ("Dir/*", "dir/k", Some("dir/*")),
            ("Dir/*.CSV", "dir/k.csv", Some("dir/*.csv")),
            ("Dir/k", "dir/k", None),
            ("Dir/*", "other/k", None),
            ("Dir/${aws:username}/*", "dir/ana/k", None),
            (
                "AWSLogs/444455556666/*",
                "AWSLogs/111122223333/x",
                Some("AWSLogs/111122223333/*"),
            ),
            ("AWSLogs/*", "AWSLogs/111122223333/x", Some("AWSLogs/*")),
            ("x/AWSLogs/444455556666/*", "AWSLogs/111122223333/x", None),
        ] {
            let arn = |key: &str| format!("arn:aws:s3:::box/{key}");
            assert_eq!(expected.map(arn), meant(&arn(listed), &arn(asked)), "{listed} {asked}");
        }
        let tasks = "arn:aws:ecs:us-east-1:111122223333:*";
        let moved = |arn: &str| in_region(tasks, arn);
        assert_eq!(
            Some("arn:aws:ecs:us-west-2:111122223333:*"),
            moved("arn:aws:ecs:us-west-2:111122223333:task/c/1").as_deref()
        );
        assert_eq!(None, moved("arn:aws:ecs:us-west-2:444455556666:task/c/1"));
        assert_eq!(None, moved("arn:aws:ecs:us-east-1:111122223333:task/c/1"));
    }
}
