//! What a case names already: it is what a reader asks about first. Pure.

use iam_scenario::case::{Case, RequestInput};
use iam_syntax::arn;
use iam_syntax::json::{self, Json, Limits};

use super::ask::principal_text;
use super::slot;

/// The callers that a case names, each once.
pub fn callers(case: &Case) -> Vec<String> {
    let of = |request: &RequestInput| vec![principal_text(request.principal.as_ref()).to_string()];
    named(case, of, |word| is_caller(word) || is_service(word))
}

/// The resources that a case names, each once.
pub fn resources(case: &Case) -> Vec<String> {
    let of = |request: &RequestInput| request.resources.arns().map(String::from).collect();
    named(case, of, |word| {
        let fields = arn::fields(word);
        fields.is_some_and(|fields| !matches!(fields[2], "iam" | "sts"))
    })
}

/// What the policies of a case compare a condition key with, each once.
pub fn compared(case: &Case, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_policy(case, |tree| {
        walk(tree, &mut |it| {
            for member in it.members().unwrap_or_default() {
                if !key.is_empty() && member.key.eq_ignore_ascii_case(key) {
                    walk(&member.value, &mut |it| add(&mut found, it.as_str()));
                }
            }
        });
    });
    found.retain(|it| !is_pattern(it));
    found
}

/// What the policies name, and then the requests.
fn named(case: &Case, of: impl Fn(&RequestInput) -> Vec<String>, is_one: fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    each_policy(case, |tree| {
        walk(tree, &mut |it| add(&mut found, it.as_str().filter(|it| is_one(it))))
    });
    let requests = std::iter::once(&case.request).chain(case.checks.iter().map(|it| &it.request));
    for word in requests.flat_map(of) {
        add(&mut found, Some(&*word).filter(|it| is_one(it)));
    }
    found
}

/// Torn texts too, as far as they can be read.
fn each_policy(case: &Case, mut each: impl FnMut(&Json<'_>)) {
    for slot in slot::slots(&case.policies) {
        let text = slot::get(&case.policies, slot).map_or("", |it| &it.text);
        if let Some(tree) = json::read(text, Limits::default()).tree {
            each(&tree);
        }
    }
}

/// OK because the reader bounds how deep a tree is.
fn walk(json: &Json<'_>, each: &mut dyn FnMut(&Json<'_>)) {
    each(json);
    for member in json.members().unwrap_or_default() {
        walk(&member.value, each);
    }
    for item in json.items().unwrap_or_default() {
        walk(item, each);
    }
}

fn add(found: &mut Vec<String>, word: Option<&str>) {
    if let Some(word) = word.filter(|word| !found.iter().any(|it| it == word)) {
        found.push(word.into());
    }
}

/// Who may be the caller of a request: no pattern, and no other thing of IAM's.
fn is_caller(word: &str) -> bool {
    let Some(fields) = arn::fields(word) else { return false };
    let kinds = [
        "user",
        "role",
        "assumed-role",
        "federated-user",
        "saml-provider",
        "oidc-provider",
    ];
    let (account, who) = (fields[4], fields[5]);
    let is_one =
        |(kind, name): (&str, &str)| kinds.contains(&kind) && !name.is_empty() && !name.contains(['*', '?', '$']);
    matches!(fields[2], "iam" | "sts")
        && account.len() == 12
        && account.bytes().all(|it| it.is_ascii_digit())
        && (who == "root" || who.split_once('/').is_some_and(is_one))
}

fn is_service(word: &str) -> bool {
    let name = word.strip_suffix(".cn").unwrap_or(word).strip_suffix(".amazonaws.com");
    let is_of_name = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'.' | b'-');
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(is_of_name))
}

/// What a policy may compare with, and no request holds: wildcards, variables, ranges of addresses.
pub fn is_pattern(word: &str) -> bool {
    let is_range = word.split_once('/').is_some_and(|(address, bits)| {
        let is_of_address = |it: u8| it.is_ascii_hexdigit() || matches!(it, b'.' | b':');
        let is_number = !bits.is_empty() && bits.bytes().all(|it| it.is_ascii_digit());
        !address.is_empty() && address.bytes().all(is_of_address) && is_number
    });
    is_range || word.contains(['*', '?']) || word.contains("${")
}

#[cfg(test)]
mod tests {
    use iam_scenario::read;

    use super::*;

    fn case(policy: &str) -> Case {
        let quoted = json::quote(policy);
        let text = format!(
            r#"{{ "principal": "arn:aws:iam::111122223333:user/Bo", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
                 "policies": {{ "identity": [ {{ "document": {quoted} }} ] }} }}"#
        );
        read::case(&text).unwrap()
    }

    const POLICY: &str = r#"{ "Statement": { "Principal": { "AWS": ["arn:aws:iam::444455556666:role/deploy", "arn:aws:iam::1:user/x", "*"],
        "Service": "backup.amazonaws.com" }, "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::b/k"],
        "Condition": { "IpAddress": { "AWS:sourceip": ["203.0.113.0/24", "198.51.100.7"] }, "Bool": { "aws:SecureTransport": "true" } } } }"#;

    #[test]
    fn callers_and_resources_are_named_by_policies_and_requests() {
        let case = case(POLICY);
        let expected = [
            "arn:aws:iam::444455556666:role/deploy",
            "backup.amazonaws.com",
            "arn:aws:iam::111122223333:user/Bo",
        ];
        assert_eq!(callers(&case), expected);
        assert_eq!(resources(&case), ["arn:aws:s3:::b/*", "arn:aws:s3:::b/k"]);
    }

    #[test]
    fn a_key_is_compared_with_what_a_request_could_hold() {
        let case = case(POLICY);
        assert_eq!(compared(&case, "aws:SourceIp"), ["198.51.100.7"]);
        assert_eq!(compared(&case, "aws:securetransport"), ["true"]);
        assert_eq!(compared(&case, "aws:username"), [""; 0]);
        assert_eq!(compared(&case, ""), [""; 0]);
    }

    #[test]
    fn a_torn_policy_is_read_as_far_as_it_goes() {
        let torn = &POLICY[..POLICY.find("\"Condition\"").unwrap()];
        assert_eq!(callers(&case(torn)).len(), 3);
    }

    #[test]
    fn a_pattern_is_no_value() {
        for pattern in ["a*", "?", "${aws:username}", "10.0.0.0/8", "2001:db8::/32"] {
            assert!(is_pattern(pattern), "{pattern}");
        }
        for value in ["10.0.0.1", "a/b", "team/7", "2001:db8::1", ""] {
            assert!(!is_pattern(value), "{value}");
        }
    }
}
