//! AWS's sentence that a request was denied. AWS writes it in English only, with all sorts of things around it.

use super::{Denied, Kind, Reason, Said};

const NOT_AUTHORIZED: &str = "is not authorized to perform";

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
    let Some((before, after)) = text.split_once(NOT_AUTHORIZED) else {
        return without_sentence(text);
    };
    let after = after.trim_start_matches(':').trim_start();
    let action = word(after);
    let rest = after.get(action.len()..).unwrap_or_default();
    let action = bare(action);
    if !action.contains(':') {
        return Said::Bare;
    }
    let principal = bare(before.split_whitespace().next_back().unwrap_or_default());
    let resource = rest
        .split_once("on resource:")
        .map(|(_, after)| bare(word(after.trim_start())))
        .unwrap_or_default();
    let (reason, policy) = reason(rest);
    Said::Denied(Denied {
        principal: who(principal).into(),
        action: action.into(),
        resource: resource.into(),
        context: None,
        reason,
        policy: policy.into(),
    })
}

fn without_sentence(text: &str) -> Said {
    let lower = text.to_ascii_lowercase();
    let has = |sign: &str| lower.contains(sign);
    if has("encoded authorization failure message") {
        return Said::Encoded;
    }
    match has("accessdenied") || has("access denied") || has("not authorized") || has("unauthorizedoperation") {
        true => Said::Bare,
        false => Said::Unrecognised,
    }
}

/// The caller as a case names it.
fn who(principal: &str) -> &str {
    match principal.eq_ignore_ascii_case("anonymous") {
        true => "anonymous",
        false if principal.starts_with("arn:") || principal.ends_with(".amazonaws.com") => principal,
        // "User is not authorized", without saying which.
        false => "",
    }
}

fn word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// A word without what a sentence puts around it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(['"', '\'', '`', '(', '['])
        .trim_end_matches(['"', '\'', '`', ')', ']', ',', ';', '.'])
        .trim_end_matches(':')
}

/// What the rest of the sentence says of the reason, and the policy with the Deny.
fn reason(rest: &str) -> (Option<Reason>, &str) {
    let named = |text: &str| {
        let lower = text.to_ascii_lowercase();
        let first = NAMES.iter().filter_map(|(name, kind)| Some((lower.find(name)?, *kind)));
        first.min_by_key(|(at, _)| *at).map(|(_, kind)| kind)
    };
    if let Some((_, after)) = rest.split_once("with an explicit deny") {
        let kind = named(after.split(['(', '\n']).next().unwrap_or_default());
        let policy = after.split_whitespace().map(bare).find(|it| it.starts_with("arn:"));
        let reason = Reason {
            is_explicit: true,
            kind,
        };
        return (Some(reason), policy.unwrap_or_default());
    }
    let Some((_, after)) = rest.split_once("because no ") else {
        return (None, "");
    };
    let kind = named(after.split(['(', '\n']).next().unwrap_or_default());
    (
        Some(Reason {
            is_explicit: false,
            kind,
        }),
        "",
    )
}
