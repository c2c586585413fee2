//! What of a text is a word that may name somebody, and what is AWS's: separators, wildcards, variables, the frame of an ARN.

use crate::places::Kind;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Stays as it is.
    Kept(&'t str),
    /// Letters and digits that may name somebody.
    Word {
        /// As it is written.
        text: &'t str,
        /// Whether a wildcard stands before it, and behind it.
        open: (bool, bool),
        /// Whether it is all that stands between two slashes or colons, and so a name by itself.
        is_whole: bool,
    },
}

/// Ids of AWS's principals begin with one of these, which says what they are of.
const ID_PREFIXES: [&str; 7] = ["AIDA", "AROA", "AKIA", "ASIA", "AGPA", "ANPA", "AIPA"];
/// The account that origin access identities of CloudFront are users of, and what each of them is called before its id.
const ORIGIN_ACCESS: (&str, &str) = ("cloudfront", "user/CloudFront Origin Access Identity ");
/// Hosts of AWS and of identity providers that anybody may use: what is compared with them is known by them.
const HOSTS: [&str; 13] = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    "githubusercontent.com",
    "gitlab.com",
    "agent.buildkite.com",
    "app.terraform.io",
    "oidc.circleci.com",
    "api.bitbucket.org",
    "oidc.vercel.com",
    "accounts.google.com",
    "graph.facebook.com",
    "www.amazon.com",
    "api.amazon.com",
];

/// A text in pieces, in order and without gaps.
pub fn parts(kind: Kind, text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    match kind {
        Kind::Key => of_key(text, &mut parts),
        Kind::Value if is_of_no_name(text) => parts.push(Part::Kept(text)),
        Kind::Name if is_word_of_none(text) => parts.push(Part::Kept(text)),
        Kind::Value | Kind::Name => of_value(text, &mut parts),
    }
    parts
}

/// Words that are anybody's.
fn is_word_of_none(text: &str) -> bool {
    ["*", "anonymous", "true", "false"].contains(&text)
}

/// Whether a host, with what may stand behind it, is everybody's; what stands before an endpoint of these is somebody's.
fn is_known_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let is_of_somebody = OF_SOMEBODY.iter().any(|it| host.contains(it));
    HOSTS.iter().any(|known| host.ends_with(known)) && !is_of_somebody
}

/// Whole values of a known form.
fn is_of_no_name(text: &str) -> bool {
    let is_word = is_word_of_none(text);
    let is_number = text.bytes().all(|it| it.is_ascii_digit() || b".:/TZ+-".contains(&it));
    let is_account = text.len() == 12 && text.bytes().all(|it| it.is_ascii_digit());
    (is_known_host(text) && !text.contains('/')) || is_word || (is_number && !is_account)
}

/// Endpoints that begin with a bucket's name or an API's id.
const OF_SOMEBODY: [&str; 3] = [".s3.", ".s3-", ".execute-api."];

/// Of a condition key the name of a tag or of what an encryption is bound to, and the host of an identity provider; of one
/// that everybody knows the id in it.
fn of_key<'t>(key: &'t str, parts: &mut Vec<Part<'t>>) {
    let lower = key.to_ascii_lowercase();
    let after = |word: &str| lower.find(word).map(|at| at + word.len());
    let host = &key[..key.rfind(':').unwrap_or(key.len())];
    let name = after("tag/").or_else(|| after("encryptioncontext:"));
    let (from, to) = match (name, after("/id/")) {
        (Some(from), _) => (from, key.len()),
        (None, _) if host.contains('.') && !is_known_host(host) => (0, host.len()),
        (None, Some(from)) => (from, key[from..].find(':').map_or(key.len(), |at| from + at)),
        (None, None) => (key.len(), key.len()),
    };
    parts.push(Part::Kept(&key[..from]));
    of_words(&key[from..to], parts);
    parts.push(Part::Kept(&key[to..]));
}

fn of_value<'t>(text: &'t str, parts: &mut Vec<Part<'t>>) {
    let mut fields = text.splitn(6, ':');
    let frame: Vec<&str> = fields.by_ref().take(4).collect();
    let (account, resource) = (fields.next(), fields.next());
    let (["arn", _, service, _], Some(account), Some(resource)) = (frame.as_slice(), account, resource) else {
        return of_words(text, parts);
    };
    let n_frame = frame.iter().map(|it| it.len() + 1).sum();
    parts.push(Part::Kept(&text[..n_frame]));
    // What AWS itself owns is known to everybody.
    if account == "aws" {
        return parts.push(Part::Kept(&text[n_frame..]));
    }
    if account == ORIGIN_ACCESS.0 {
        parts.push(Part::Kept(account));
    } else {
        of_words(account, parts);
    }
    let at = text.len() - resource.len();
    parts.push(Part::Kept(&text[at - 1..at]));
    let kept = frame_of_resource(service, resource);
    parts.push(Part::Kept(&resource[..kept]));
    of_words(&resource[kept..], parts);
}

/// What the ARN of an OIDC provider has before its host.
const PROVIDER: &str = "oidc-provider/";
/// Services whose ARNs begin with a name, and not with what it is a name of.
const WITHOUT_TYPE: [&str; 5] = ["s3", "sns", "sqs", "execute-api", "codecommit"];

/// As much of a resource as says what it is, rather than which: `user/`, `table/`, `aws-service-role/…`.
fn frame_of_resource(service: &str, resource: &str) -> usize {
    let of_service = ["role/aws-service-role/", "assumed-role/AWSServiceRoleFor"];
    if of_service.iter().any(|it| resource.starts_with(it)) {
        return resource.len();
    }
    if let Some(host) = resource.strip_prefix(PROVIDER) {
        return match is_known_host(host) {
            true => resource.find("/id/").map_or(resource.len(), |at| at + "/id/".len()),
            false => PROVIDER.len(),
        };
    }
    if resource.starts_with(ORIGIN_ACCESS.1) {
        return ORIGIN_ACCESS.1.len();
    }
    if WITHOUT_TYPE.contains(&service) {
        return 0;
    }
    match resource.find(['/', ':']) {
        Some(at) if !resource[..at].contains(['*', '?', '$']) => at + 1,
        None if resource == "root" => resource.len(),
        Some(_) | None => 0,
    }
}

/// Words, and what is between them; a variable is kept but for the tag that it reads.
fn of_words<'t>(text: &'t str, parts: &mut Vec<Part<'t>>) {
    let mut rest = text;
    while !rest.is_empty() {
        let variable = rest.strip_prefix("${").and_then(|it| it.find('}'));
        if let Some(length) = variable {
            let (whole, behind) = rest.split_at(length + 3);
            let key_end = whole.find([',', '}']).unwrap_or(whole.len());
            of_key(&whole[..key_end], parts);
            of_words_of(&whole[key_end..], false, parts);
            rest = behind;
            continue;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[first..].find("${").map_or(rest.len(), |at| at + first);
        let (own, behind) = rest.split_at(end);
        of_words_of(own, true, parts);
        rest = behind;
    }
}

fn of_words_of<'t>(text: &'t str, has_wildcards: bool, parts: &mut Vec<Part<'t>>) {
    let is_wild = |letter: Option<char>| has_wildcards && matches!(letter, Some('*' | '?'));
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let n_between = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        parts.push(Part::Kept(&rest[..n_between]));
        let word = &rest[n_between..];
        let word = &word[..word.find(|it: char| !it.is_alphanumeric()).unwrap_or(word.len())];
        at += n_between;
        let (before, behind) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        let open = (is_wild(before), is_wild(behind));
        let is_whole = [before, behind].iter().all(|it| matches!(it, None | Some('/' | ':')));
        at += word.len();
        let id = ID_PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
        match id {
            Some(own) => {
                parts.push(Part::Kept(&word[..word.len() - own.len()]));
                parts.push(Part::Word {
                    text: own,
                    open: (false, open.1),
                    is_whole: false,
                });
            }
            None if word.is_empty() => {}
            None => parts.push(Part::Word {
                text: word,
                open,
                is_whole,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = parts(Kind::Value, text).into_iter().filter_map(|part| match part {
            Part::Word { text, .. } => Some(text),
            Part::Kept(_) => None,
        });
        assert_eq!(expected, words.collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn of_an_origin_access_identity_the_id_alone_names_somebody() {
        check(
            "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC",
            &["EH1HDMB1FH2TC"],
        );
        check("arn:aws:iam::cloudfront:user/*", &[]);
        check("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity *", &[]);
    }
}
