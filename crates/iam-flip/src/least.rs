//! The least statement that speaks of a request: its action, its resource and, where the policy names principals, its
//! caller with what tells it from others, and nothing besides.

use iam_eval::caller::Caller;
use iam_eval::context::Looked;
use iam_eval::request::Request;
use iam_syntax::arn::Arn;
use iam_syntax::json::quote;
use iam_syntax::policy::{Effect, PolicyKind, PrincipalFamily, Version};

use crate::carried::{Test, carried};
use crate::document::edit::family_name;

/// A statement as its members: name, and value as JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its `Effect`.
    pub effect: Effect,
    /// The others, in the order in which policies have them.
    pub members: Vec<(&'static str, String)>,
    /// What it asks of the context.
    pub asks: Vec<Test>,
}

impl Statement {
    /// Takes the actions of another statement that is the same but for them; whether it is.
    pub fn take_actions_of(&mut self, other: &Self) -> bool {
        let rest = |it: &Self| -> Vec<(&'static str, String)> {
            let rest = it.members.iter().filter(|(name, _)| *name != ACTION);
            rest.cloned().collect()
        };
        if self.effect != other.effect || rest(self) != rest(other) {
            return false;
        }
        let action = |it: &Self| {
            it.members
                .iter()
                .find(|(name, _)| *name == ACTION)
                .map(|(_, text)| text.clone())
        };
        let Some(more) = action(other) else { return false };
        for (_, text) in self.members.iter_mut().filter(|(name, _)| *name == ACTION) {
            let inner = |text: &str| text.trim_matches(['[', ']']).to_string();
            if !inner(text).split(", ").any(|it| it == more) {
                *text = format!("[{}, {}]", inner(text), inner(&more));
            }
        }
        true
    }

    /// On one line.
    #[must_use]
    pub fn on_one_line(&self) -> String {
        let members: Vec<String> = self
            .members
            .iter()
            .map(|(name, value)| format!("\"{name}\": {value}"))
            .collect();
        format!("{{ {} }}", members.join(", "))
    }

    /// A member a line, each line after the first behind `indent`.
    #[must_use]
    pub(crate) fn on_lines(&self, indent: &str) -> String {
        let members: Vec<String> = self
            .members
            .iter()
            .map(|(name, value)| format!("{indent}  \"{name}\": {value}"))
            .collect();
        format!("{{\n{}\n{indent}}}", members.join(",\n"))
    }

    /// A document that holds this statement alone.
    #[must_use]
    pub fn document(&self) -> String {
        format!(
            "{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {}\n  ]\n}}\n",
            self.on_lines("    ")
        )
    }
}

const ACTION: &str = "Action";

/// The least statement of a kind, or what keeps it from being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Least {
    /// More than one where the policy may not be able to name the caller as such.
    Statements(Vec<Statement>),
    /// An Allow for this caller would let others in too, unless it names what these keys hold; the request lacks them.
    Lacks(Vec<String>),
    /// A policy of the old version cannot name the resource.
    Unwritable,
}

/// The statements that speak of no more than these requests, which differ in their resources alone, in a policy of this
/// kind and version. An Allow asks for `also` besides, which may be given twice.
#[must_use]
pub fn least(effect: Effect, kind: PolicyKind, version: Version, requests: &[&Request], also: &[Test]) -> Least {
    let Some(request) = requests.first() else {
        return Least::Unwritable;
    };
    let resources: Option<Vec<String>> = requests.iter().map(|it| resource(&it.resource.text, version)).collect();
    let Some(resources) = resources else {
        return Least::Unwritable;
    };
    // Who is denied need not be told apart from others who ask the same.
    let carried = match effect {
        Effect::Allow => carried(kind, request),
        Effect::Deny => Ok(Vec::new()),
    };
    let carried = match carried {
        Ok(carried) => carried,
        Err(lacking) => return Least::Lacks(lacking),
    };
    let carried = with_also(carried, also);
    let with = |principal: Option<String>, tests: &[Test]| {
        let mut members = vec![("Effect", word(effect).to_string())];
        members.extend(principal.map(|principal| ("Principal", principal)));
        members.push((ACTION, quote(&request.action.text)));
        if kind != PolicyKind::Trust {
            members.push(("Resource", list(&resources)));
        }
        if !tests.is_empty() {
            members.push(("Condition", condition(tests)));
        }
        Statement {
            effect,
            members,
            asks: tests.to_vec(),
        }
    };
    if !kind.has_principal() {
        return Least::Statements(vec![with(None, &carried)]);
    }
    let named = with(Some(principal(&request.caller)), &carried);
    let by_key = principal_arn(request).map(|arn| {
        let is_caller = Test::new("ArnEquals", "aws:PrincipalArn", arn);
        with(Some("\"*\"".to_string()), &with_also(vec![is_caller], &carried))
    });
    Least::Statements(match kind {
        // The policy of a gateway endpoint cannot name a principal in its element.
        PolicyKind::Endpoint => [named].into_iter().chain(by_key).collect(),
        PolicyKind::Resource
        | PolicyKind::Key
        | PolicyKind::Trust
        | PolicyKind::Rcp
        | PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Scp => vec![named],
    })
}

/// Tests with others that are of no key among them, each operator and key once.
fn with_also(tests: Vec<Test>, also: &[Test]) -> Vec<Test> {
    let n_first = tests.len();
    also.iter().fold(tests, |mut all, test| {
        let is_same_key = |it: &Test| it.key.eq_ignore_ascii_case(&test.key);
        let (first, rest) = all.split_at(n_first);
        let is_there = first.iter().any(is_same_key);
        if !is_there && !rest.iter().any(|it| is_same_key(it) && it.operator == test.operator) {
            all.push(test.clone());
        }
        all
    })
}

const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "\"Allow\"",
        Effect::Deny => "\"Deny\"",
    }
}

/// JSON texts as one value, or as a list.
fn list(values: &[String]) -> String {
    match values {
        [only] => only.clone(),
        _ => format!("[{}]", values.join(", ")),
    }
}

/// Tests by operator, each operator once.
fn condition(tests: &[Test]) -> String {
    let mut operators: Vec<(&str, Vec<String>)> = Vec::new();
    for test in tests {
        let values: Vec<String> = test.values.iter().map(|it| quote(it)).collect();
        let member = format!("{}: {}", quote(&test.key), list(&values));
        match operators.iter_mut().find(|(name, _)| *name == test.operator) {
            Some((_, members)) => members.push(member),
            None => operators.push((&test.operator, vec![member])),
        }
    }
    let blocks: Vec<String> = operators
        .into_iter()
        .map(|(name, members)| format!("\"{name}\": {{ {} }}", members.join(", ")))
        .collect();
    format!("{{ {} }}", blocks.join(", "))
}

/// The value of `aws:PrincipalArn`: of a role session the role's.
#[must_use]
pub fn principal_arn(request: &Request) -> Option<&str> {
    match request.context.get("aws:PrincipalArn") {
        Looked::One(arn) => Some(arn),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    }
}

/// The action's name behind the colon, as given.
#[must_use]
pub fn action_name(request: &Request) -> &str {
    request.action.text.split_once(':').map_or("", |(_, name)| name)
}

fn principal(caller: &Caller) -> String {
    match principal_name(caller) {
        Some((family, name)) => format!("{{ \"{}\": {} }}", family_name(family), quote(name)),
        None => "\"*\"".to_string(),
    }
}

/// How a policy names a caller: a session by its role. Nobody is named as everybody is.
#[must_use]
pub fn principal_name(caller: &Caller) -> Option<(PrincipalFamily, &str)> {
    match caller {
        Caller::Root { arn, .. } | Caller::FederatedUser { arn, .. } => Some((PrincipalFamily::Aws, arn)),
        Caller::User(user) => Some((PrincipalFamily::Aws, &user.arn)),
        Caller::Session(session) => Some((PrincipalFamily::Aws, &session.role_arn)),
        Caller::Service { name } => Some((PrincipalFamily::Service, name)),
        Caller::Federated { provider } => Some((PrincipalFamily::Federated, provider)),
        Caller::Anonymous => None,
    }
}

/// The resource as JSON text.
fn resource(text: &str, version: Version) -> Option<String> {
    as_asked(text, version).map(|text| quote(&text))
}

/// A pattern of what is asked for. A wildcard in it is meant as one: who asks for `instance/*` means all of them, or one
/// that is not made yet. Only the key of an object may hold the character, and there it is one at the end.
#[must_use]
pub(crate) fn as_asked(resource: &str, version: Version) -> Option<String> {
    let is_object = Arn::parse(resource).is_some_and(|arn| arn.service == "s3" && arn.resource.contains('/'));
    if is_object {
        return match resource.strip_suffix('*') {
            Some(stem) => exactly(stem, version).map(|stem| stem + "*"),
            None => exactly(resource, version),
        };
    }
    let pieces = resource.split_inclusive(['*', '?']).map(|piece| {
        let stem = piece.trim_end_matches(['*', '?']);
        exactly(stem, version).map(|pattern| pattern + &piece[stem.len()..])
    });
    pieces.collect()
}

/// A pattern that a text fits, and as few others as can be. A policy of the old version cannot say `*` and mean the
/// character, and no policy may hold characters beyond Latin-1: a question mark stands for each.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html>
// rule: V-2
#[must_use]
pub fn exactly(text: &str, version: Version) -> Option<String> {
    if text == "*" {
        return Some(text.to_string());
    }
    // A dollar sign is one unless a brace follows.
    let is_special = |(at, character): (usize, char)| match character {
        '*' | '?' => true,
        '$' => text[at..].starts_with("${"),
        _ => false,
    };
    match version {
        Version::V2008 if text.char_indices().any(is_special) => None,
        Version::V2008 | Version::V2012 => {
            let mut pattern = String::new();
            for (at, character) in text.char_indices() {
                match character {
                    _ if is_special((at, character)) => pattern.push_str(&format!("${{{character}}}")),
                    '\u{100}'.. => pattern.push('?'),
                    other => pattern.push(other),
                }
            }
            Some(pattern)
        }
    }
}
