//! AWS's sentence that a request was denied. AWS writes it in English only, with all sorts of things around it.

use iam_catalog::api::{self, Asks};

use super::plain::plain;
use super::{Denied, Kind, Reason, Said, known};

const NOT_AUTHORIZED: &str = "is not authorized to perform";
/// What STS says to somebody who comes with a token or an assertion: neither who nor on what.
const UNSIGNED: &str = "not authorized to perform";

/// What STS says where nobody signed the call.
const NO_SIGNATURE: &str = "request is missing authentication token";
/// What begins the reason.
const REASONS: [&str; 3] = [" because no ", " because the resource ", " with an explicit deny"];
/// What services such as KMS say of a resource of another account, or of one that may not be there: no more than that its
/// own policy may be why.
const OF_ANOTHER_ACCOUNT: &str =
    "no resource-based policies allow access, or a resource-based policy explicitly denies";
/// What KMS said of it before it had that sentence, of the key that a ciphertext was made with.
const OF_CIPHERTEXT: &str = "the ciphertext refers to a customer master key that does not exist";
/// The kind follows at once, as in `a VPC endpoint policy` and `the role trust policy`.
const MOST_BEFORE_KIND: usize = 8;
/// What stands before the ARN of the policy with the Deny.
const POLICIES: [&str; 2] = [" policy: ", " boundary: "];
/// In the ARN of an origin access identity of CloudFront, which has blanks.
const OAI: &str = ":cloudfront:user/CloudFront Origin Access Identity ";

/// Refusals of STS before any policy, each with the action.
const BEFORE_POLICIES: [(&str, &str); 5] = [
    (
        "cannot call getsessiontoken with session credentials",
        "sts:GetSessionToken",
    ),
    (
        "cannot call getfederationtoken with session credentials",
        "sts:GetFederationToken",
    ),
    ("roles may not be assumed by root accounts", "sts:AssumeRole"),
    (
        "source identity is already set for this assume role session",
        "sts:SetSourceIdentity",
    ),
    (
        "transitive tag keys can't be set because it conflicts",
        "sts:TagSession",
    ),
];

/// What people's tools put before the name of an operation.
const OPERATION_SIGNS: [&str; 2] = ["when calling the ", "operation error STS: "];

/// Operations of STS, which are called like their actions.
const OPERATIONS: [&str; 7] = [
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "AssumeRoot",
    "GetCallerIdentity",
    "GetFederationToken",
    "GetSessionToken",
];

/// What is longer, in bytes, is no reason of a sentence's.
const MOST_OF_REASON: usize = 400;

/// How the kinds are named in a sentence, the longer names first.
const NAMES: [(&str, Kind); 12] = [
    ("identity-based polic", Kind::Identity),
    ("role trust polic", Kind::Trust),
    ("trust polic", Kind::Trust),
    ("resource-based polic", Kind::Resource),
    ("permissions boundar", Kind::Boundary),
    ("permission boundar", Kind::Boundary),
    ("session polic", Kind::Session),
    ("service control polic", Kind::Scp),
    ("resource control polic", Kind::Rcp),
    ("vpc endpoint polic", Kind::Endpoint),
    ("vpce polic", Kind::Endpoint),
    ("endpoint polic", Kind::Endpoint),
];

pub fn read(text: &str) -> Said {
    let text = plain(text);
    let Some((before, after)) = text.split_once(NOT_AUTHORIZED) else {
        return without_sentence(&text);
    };
    let after = after.trim_start_matches(':').trim_start();
    let action = word(after);
    // A second message says nothing of the first.
    let rest = after
        .get(action.len()..)
        .and_then(|rest| rest.split(NOT_AUTHORIZED).next());
    let rest = rest.unwrap_or_default();
    let action = bare(action);
    if !action.contains(':') {
        // A service tells it in words of its own.
        return without_sentence(&text);
    }
    let resource = rest.split_once("on resource:").map(|(_, after)| resource(after));
    let (reason, policy) = reason(rest);
    let because = reason.is_none().then(|| because(rest)).flatten();
    Said::Denied(Denied {
        because: because.unwrap_or_default().into(),
        principal: principal(before).into(),
        action: action.into(),
        resource: resource.unwrap_or_default().into(),
        context: None,
        reason,
        policy: policy.into(),
    })
}

/// The caller, whose name ends a text. One of AWS's own has blanks in it; what is no name of a case's is kept to be said.
fn principal(before: &str) -> &str {
    let all = before.rsplit_once("User: ").map(|(_, all)| bare(all.trim()));
    let with_blanks = all.filter(|all| all.starts_with("arn:") && all.contains(OAI));
    with_blanks.unwrap_or_else(|| {
        let known = who(bare(before.split_whitespace().next_back().unwrap_or_default()));
        let other = all.filter(|all| known.is_empty() && !all.contains(char::is_whitespace));
        other.unwrap_or(known)
    })
}

/// The resource at the beginning of a text: in quotes, or up to the reason, or a word.
fn resource(after: &str) -> &str {
    let after = after.trim_start();
    if let Some((quoted, _)) = after.strip_prefix('"').and_then(|it| it.split_once('"')) {
        return quoted;
    }
    let end = REASONS.iter().filter_map(|sign| after.find(sign)).min();
    let all = end.and_then(|end| after.get(..end));
    // Not that of another message further on.
    let one = all.filter(|all| all.matches("arn:").count() == 1 && !all.contains(". ") && !all.contains(" ("));
    let all = one.unwrap_or_else(|| word(after)).trim_end();
    let resource = bare(all);
    // The ARN of a log stream, or of a queue without a name, ends in a colon of its own.
    let with_colon = all.strip_suffix(':').map(|before| bare(before).len() + 1);
    let with_colon = with_colon.and_then(|len| all.get(all.find("arn:")?..)?.get(..len));
    let is_own = resource.ends_with(":log-stream")
        || (resource.starts_with("arn:") && resource.bytes().filter(|it| *it == b':').count() < 5);
    with_colon.filter(|_| is_own).unwrap_or(resource)
}

fn without_sentence(text: &str) -> Said {
    let lower = text.to_ascii_lowercase();
    let has = |sign: &str| lower.contains(sign);
    if let Some(known) = known::cause(&lower).filter(|_| !has(NO_SIGNATURE)) {
        return Said::Known(known);
    }
    if let Some(action) = unsigned(text, &lower).or_else(|| before_policies(text, &lower)) {
        let principal = if has(NO_SIGNATURE) { "anonymous" } else { "" };
        return Said::Denied(Denied {
            principal: principal.into(),
            action,
            ..Denied::default()
        });
    }
    if has(OF_CIPHERTEXT) {
        return Said::Denied(Denied {
            action: "kms:Decrypt".into(),
            reason: Some(Reason {
                is_explicit: None,
                kind: None,
            }),
            ..Denied::default()
        });
    }
    if has("encoded authorization failure message") {
        return Said::Encoded;
    }
    if let Some(action) = of_api(text, &lower).or_else(|| of_bucket(text, &lower)) {
        return Said::Denied(Denied {
            action,
            ..Denied::default()
        });
    }
    match has(NO_SIGNATURE)
        || has("accessdenied")
        || has("access denied")
        || has("not authorized")
        || has("unauthorizedoperation")
    {
        true => Said::Bare,
        false => Said::Unrecognised,
    }
}

/// The action of a refusal that says nothing but that.
fn unsigned(text: &str, lower: &str) -> Option<String> {
    let at = lower.find(UNSIGNED)?.checked_add(UNSIGNED.len())?;
    // A text keeps its length in lower case as ASCII has it, so this is the same place.
    let after = text.get(at..)?.trim_start_matches(':').trim_start();
    let action = bare(word(after));
    let (prefix, name) = action.split_once(':')?;
    let is_name = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
    (is_name(prefix) && is_name(name)).then(|| action.into())
}

/// The action of a refusal of STS that names none, by its wording or by the operation that was called.
fn before_policies(text: &str, lower: &str) -> Option<String> {
    let worded = BEFORE_POLICIES.iter().find(|(wording, _)| lower.contains(wording));
    if let Some((_, action)) = worded {
        return Some((*action).into());
    }
    if !lower.contains("accessdenied") && !lower.contains(NO_SIGNATURE) {
        return None;
    }
    let named = |sign: &&str| text.split_once(*sign).map(|(_, after)| bare(word(after)));
    let operation = OPERATION_SIGNS.iter().find_map(named)?;
    OPERATIONS.contains(&operation).then(|| ["sts:", operation].concat())
}

/// The action that a program names beside a denial: CloudFormation with its service, a program that calls Amazon EC2, whose
/// code no other service has, by the operation.
fn of_api(text: &str, lower: &str) -> Option<String> {
    if let Some((_, after)) = text.split_once("API: ") {
        let action = bare(word(after));
        let is_action = action.split_once(':').is_some_and(|(prefix, name)| {
            let is_name = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
            is_name(prefix) && is_name(name)
        });
        return (is_action && lower.contains("access denied")).then(|| action.into());
    }
    let (_, after) = text.split_once("when calling the ")?;
    let name = bare(word(after));
    let is_name = !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric());
    (is_name && lower.contains("unauthorizedoperation")).then(|| ["ec2:", name].concat())
}

/// The action of a denial of S3, which says nothing but that: its name stands in what the program says that called.
fn of_bucket(text: &str, lower: &str) -> Option<String> {
    const DENIED: [&str; 4] = ["accessdenied", "access denied", "(403)", "statuscode: 403"];
    if !DENIED.iter().any(|sign| lower.contains(sign)) {
        return None;
    }
    let of_service = text.split_once("operation error S3: ");
    let of_any = || {
        text.split_once("when calling the ")
            .filter(|(_, after)| after.contains(" operation"))
    };
    let (_, after) = of_service.or_else(of_any)?;
    let name = bare(word(after));
    let operation = ["s3:", name].concat();
    let asked = api::operation(&operation).map(|it| it.asks);
    match asked {
        Some(Asks::One(action)) => Some(action.into()),
        Some(Asks::OneOf(_)) => Some(operation),
        None => OF_BUCKETS.contains(&name).then_some(operation),
    }
}

/// Operations of S3 that are called like their actions. No other service that says so little has one of these names.
const OF_BUCKETS: [&str; 15] = [
    "AbortMultipartUpload",
    "CreateBucket",
    "DeleteBucket",
    "DeleteBucketPolicy",
    "DeleteObject",
    "GetBucketAcl",
    "GetBucketLocation",
    "GetBucketPolicy",
    "GetBucketVersioning",
    "GetObject",
    "GetObjectAcl",
    "PutBucketPolicy",
    "PutObject",
    "PutObjectAcl",
    "RestoreObject",
];

/// The caller as a case names it.
fn who(principal: &str) -> &str {
    match principal.eq_ignore_ascii_case("anonymous") {
        true => "anonymous",
        false if principal.starts_with("arn:") => principal,
        false if principal.ends_with(".amazonaws.com") || principal.ends_with(".amazonaws.com.cn") => principal,
        // "User is not authorized", without saying which.
        false => "",
    }
}

/// Up to a blank, or a quote that does not begin it.
fn word(text: &str) -> &str {
    let word = text.split_whitespace().next().unwrap_or_default();
    let end = word.char_indices().skip(1).find(|(_, char)| *char == '"');
    end.and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// A word without what a sentence puts around it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(['"', '\'', '`', '(', '['])
        .trim_end_matches(['"', '\'', '`', ')', ']', ',', ';', '.'])
        .trim_end_matches(':')
}

/// The reason of a sentence that names no policy, as it stands.
fn because(rest: &str) -> Option<&str> {
    const SIGN: &str = " because ";
    let after = rest.get(rest.find(SIGN)? + SIGN.len()..)?;
    let end = [". ", "\n", " ("].iter().filter_map(|sign| after.find(sign)).min();
    let all = after.get(..end.unwrap_or(after.len()))?.trim();
    let said = all.trim_end_matches(['.', '"', '\'', '}', ')']);
    (!said.is_empty() && said.len() < MOST_OF_REASON).then_some(said)
}

/// What the rest of the sentence says of the reason, and the policy with the Deny.
fn reason(rest: &str) -> (Option<Reason>, &str) {
    let named = |text: &str| {
        let lower = text.to_ascii_lowercase();
        let first = NAMES.iter().filter_map(|(name, kind)| Some((lower.find(name)?, *kind)));
        first
            .filter(|(at, _)| *at < MOST_BEFORE_KIND)
            .min_by_key(|(at, _)| *at)
            .map(|(_, kind)| kind)
    };
    if let Some((_, after)) = rest.split_once("with an explicit deny") {
        let said = after.split('(').next().unwrap_or_default();
        // Right behind the kind, and not what else is named further on.
        let named_one = POLICIES.iter().find_map(|sign| said.split_once(sign));
        let policy = named_one.map(|(_, policy)| bare(word(policy)));
        let reason = Reason {
            is_explicit: Some(true),
            kind: said.strip_prefix(" in ").and_then(named),
        };
        return (
            Some(reason),
            policy.filter(|it| it.starts_with("arn:")).unwrap_or_default(),
        );
    }
    if rest.contains(OF_ANOTHER_ACCOUNT) {
        let reason = Reason {
            is_explicit: None,
            kind: Some(Kind::Resource),
        };
        return (Some(reason), "");
    }
    let Some((_, after)) = rest.split_once("because no ") else {
        return (None, "");
    };
    let reason = Reason {
        is_explicit: Some(false),
        kind: named(after.split('(').next().unwrap_or_default()),
    };
    (Some(reason), "")
}
