//! What is proposed never switches a statement off: neither what a fix writes, nor a condition that a help says to add.
//!
//! Whether a request can fulfil all conditions of a statement is asked of the kinds of requests that there are, with
//! nothing of what the rules know.

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_lint::finding::Finding;
use iam_lint::words::said;
use iam_lint::{Document, at_each_place, lint};
use iam_syntax::grammar::parse;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::{Condition, PolicyKind, Statement};
use iam_words::Lang;

use crate::vectors;

/// A kind of request: keys that it has for certain, and those that it may have. Keys that no kind names may come with any.
struct Kind {
    must: Vec<&'static str>,
    may: Vec<&'static str>,
    by_service: bool,
    via_service: bool,
}

const PRINCIPAL: [&str; 5] = [
    "aws:principalarn",
    "aws:principalaccount",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principaltag/team",
];
const NETWORK: [&str; 3] = ["aws:vpcsourceip", "aws:vpceaccount", "aws:vpceorgid"];

/// Somebody with or without MFA, from the internet or through an endpoint, by themselves or through a service; and a
/// service that calls of itself.
fn kinds() -> Vec<Kind> {
    let mut kinds = vec![Kind {
        must: Vec::new(),
        may: vec![
            "aws:sourceip",
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
        ],
        by_service: true,
        via_service: false,
    }];
    let from: [&[&str]; 2] = [&["aws:sourceip"], &["aws:sourcevpc", "aws:sourcevpce"]];
    let signed_in: [&[&str]; 2] = [&[], &["aws:multifactorauthpresent", "aws:multifactorauthage"]];
    let called: [&[&str]; 2] = [&[], &["aws:calledvia", "aws:calledviafirst", "aws:calledvialast"]];
    for from in from {
        for signed_in in signed_in {
            for called in called {
                let via_service = !called.is_empty();
                let mut kind = Kind {
                    must: [signed_in, called].concat(),
                    may: [&PRINCIPAL[..], from].concat(),
                    by_service: false,
                    via_service,
                };
                // AWS does not say what is left of the place of the first call.
                if !via_service {
                    kind.must.extend(from);
                }
                if from.len() == 2 {
                    kind.may.extend(NETWORK);
                }
                kinds.push(kind);
            }
        }
    }
    kinds
}

/// What a condition asks of a request.
#[derive(Debug)]
enum Asks {
    Key(String),
    NoKey(String),
    Service(bool),
    ViaService(bool),
    Nothing,
}

fn asks(condition: &Condition) -> Asks {
    let key = condition.key.value.to_ascii_lowercase();
    let operator = condition.operator;
    let all = |text: &str| !condition.values.is_empty() && condition.values.iter().all(|it| it.value == text);
    if operator.base == Base::Null {
        return match (all("true"), all("false")) {
            (true, _) => Asks::NoKey(key),
            (_, true) => Asks::Key(key),
            _ => Asks::Nothing,
        };
    }
    match (key.as_str(), operator.base) {
        ("aws:principalisawsservice", Base::Bool) if all("true") || all("false") => Asks::Service(all("true")),
        ("aws:viaawsservice", Base::Bool) if all("true") || all("false") => Asks::ViaService(all("true")),
        _ if operator.if_exists
            || operator.quantifier == Quantifier::ForAllValues
            || (operator.base.is_negated() && operator.quantifier == Quantifier::Single) =>
        {
            Asks::Nothing
        }
        _ => Asks::Key(key),
    }
}

fn fulfils(kinds: &[Kind], kind: &Kind, asks: &Asks) -> bool {
    let is_known = |key: &str| kinds.iter().any(|it| it.must.contains(&key) || it.may.contains(&key));
    match asks {
        Asks::Key(key) => !is_known(key) || kind.must.contains(&&**key) || kind.may.contains(&&**key),
        Asks::NoKey(key) => !kind.must.contains(&&**key),
        Asks::Service(is) => kind.by_service == *is,
        Asks::ViaService(is) => kind.via_service == *is,
        Asks::Nothing => true,
    }
}

fn is_alive(all: &[Asks]) -> bool {
    let keys = |is_there: bool| {
        all.iter().filter_map(move |it| match it {
            Asks::Key(key) if is_there => Some(key),
            Asks::NoKey(key) if !is_there => Some(key),
            _ => None,
        })
    };
    let kinds = kinds();
    !keys(true).any(|key| keys(false).any(|it| it == key))
        && kinds
            .iter()
            .any(|kind| all.iter().all(|asks| fulfils(&kinds, kind, asks)))
}

fn asked(statement: &Statement) -> Vec<Asks> {
    statement.conditions.iter().map(asks).collect()
}

/// The conditions that a help says to add.
fn proposed(finding: &Finding) -> Vec<Asks> {
    let help = said(finding, Lang::En).help.unwrap_or_default();
    let mut found = Vec::new();
    for piece in help.split('`').skip(1).step_by(2) {
        if let Some(rest) = piece.strip_prefix("\"Null\": { \"") {
            let key = rest.split('"').next().unwrap_or("").to_ascii_lowercase();
            found.push(Asks::Key(key));
            if help.contains("each of the others") {
                found.extend(finding.names.iter().map(|it| Asks::Key(it.to_ascii_lowercase())));
            }
        } else if piece.starts_with("\"BoolIfExists\": { \"aws:PrincipalIsAWSService\"") {
            found.push(Asks::Service(piece.contains("\"true\"")));
        }
    }
    found
}

/// What is wrong with what is said of a policy.
fn switched_off(text: &str, kind: PolicyKind, service: Option<&str>, catalogue: &Catalogue) -> Vec<String> {
    let document = Document { text, kind, service };
    let Some(policy) = parse(kind, text).policy else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    let findings = at_each_place(&document, catalogue, None);
    for statement in policy.statements.iter().filter(|it| is_alive(&asked(it))) {
        let mut all = asked(statement);
        let inside = findings
            .iter()
            .filter(|it| statement.span.start <= it.span.start && it.span.end <= statement.span.end);
        for finding in inside {
            let mut alone = asked(statement);
            alone.extend(proposed(finding));
            if !is_alive(&alone) {
                wrong.push(format!(
                    "{} {:?}: {}",
                    finding.code.name(),
                    finding.names,
                    statement.span.of(text)
                ));
            }
            all.extend(proposed(finding));
        }
        if !is_alive(&all) {
            wrong.push(format!("all that is said: {}", statement.span.of(text)));
        }
    }
    let n_dead = |policy: &iam_syntax::policy::Policy| {
        let dead = policy.statements.iter().filter(|it| !is_alive(&asked(it)));
        dead.count()
    };
    for finding in lint(&document, catalogue, None) {
        let Some(fix) = &finding.fix else { continue };
        let changed = fix.apply(text);
        match parse(kind, &changed).policy {
            Some(after) if n_dead(&after) <= n_dead(&policy) => {}
            Some(_) | None => wrong.push(format!("{} comes to {changed}", finding.code.name())),
        }
    }
    wrong
}

#[test]
fn of_the_vectors_and_aws_own_policies() {
    let catalogue = Catalogue::whole();
    let mut wrong = Vec::new();
    for (text, kind, service) in vectors::policies() {
        wrong.extend(switched_off(&text, kind, service.as_deref(), &catalogue));
    }
    for policy in &catalogue.managed_policies().expect("the index").policies {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        let PolicyStanding::Document(_, text) = catalogue.managed_policy(&arn) else {
            panic!("{arn}");
        };
        wrong.extend(switched_off(text, PolicyKind::Identity, None, &catalogue));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Conditions on keys that do not come together, under operators that hold without the key, that need it, or ask for it.
const CONDITIONS: [&str; 24] = [
    r#""NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" }"#,
    r#""NotIpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" }"#,
    r#""IpAddress": { "aws:SourceIp": "203.0.113.0/24" }"#,
    r#""StringNotEquals": { "aws:SourceVpc": "vpc-1a2b3c4d" }"#,
    r#""StringNotEqualsIfExists": { "aws:SourceVpce": "vpce-1a2b3c4d" }"#,
    r#""StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" }"#,
    r#""StringNotLike": { "aws:SourceVpc": "vpc-1*", "aws:SourceVpce": "vpce-1*" }"#,
    r#""StringNotEqualsIgnoreCase": { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:SourceOrgID": "o-a1b2c3d4e5" }"#,
    r#""StringNotEqualsIgnoreCase": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }"#,
    r#""StringEqualsIgnoreCase": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }"#,
    r#""ArnNotLike": { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" }"#,
    r#""ArnNotEqualsIfExists": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app" }"#,
    r#""StringNotLikeIfExists": { "aws:SourceAccount": "111122223333" }"#,
    r#""Bool": { "aws:PrincipalIsAWSService": "true" }"#,
    r#""Bool": { "aws:PrincipalIsAWSService": "false" }"#,
    r#""BoolIfExists": { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" }"#,
    r#""BoolIfExists": { "aws:ViaAWSService": "false" }"#,
    r#""ForAllValues:StringNotEquals": { "aws:CalledVia": "athena.amazonaws.com" }"#,
    r#""ForAllValues:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" }"#,
    r#""NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }"#,
    r#""Null": { "aws:SourceVpce": "true" }"#,
    r#""Null": { "aws:SourceAccount": "false" }"#,
    r#""Null": { "aws:SourceAccount": "true", "aws:CalledVia": "true" }"#,
    r#""Null": { "aws:MultiFactorAuthPresent": "true" }"#,
];

#[test]
fn of_two_and_three_conditions_together() {
    let catalogue = Catalogue::whole();
    let mut wrong = Vec::new();
    let n = CONDITIONS.len();
    let name = |at: usize| CONDITIONS[at].split(':').next();
    let (mut n_policies, mut n_alive) = (0, 0);
    for at in 0..n * n * n {
        let (one, other, third) = (at % n, at / n % n, at / n / n);
        // Two under one operator would be one member twice.
        let twice = name(one) == name(other) || name(other) == name(third) || name(one) == name(third);
        if twice || !(one <= other && other <= third) {
            continue;
        }
        for (effect, principal, kind) in [
            ("Deny", "", PolicyKind::Identity),
            ("Allow", "", PolicyKind::Identity),
            ("Deny", "", PolicyKind::Scp),
            ("Deny", r#""Principal": "*", "#, PolicyKind::Rcp),
        ] {
            let conditions = [CONDITIONS[one], CONDITIONS[other], CONDITIONS[third]].join(", ");
            let text = format!(
                r#"{{ "Version": "2012-10-17", "Statement": {{ "Effect": "{effect}", {principal}"Action": "s3:*", "Resource": "*", "Condition": {{ {conditions} }} }} }}"#
            );
            n_policies += 1;
            let policy = parse(kind, &text).policy.expect("a policy");
            n_alive += usize::from(is_alive(&asked(&policy.statements[0])));
            wrong.extend(switched_off(&text, kind, None, &catalogue));
        }
    }
    assert!(3_000 < n_policies && 1_500 < n_alive, "{n_policies} {n_alive}");
    wrong.truncate(8);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
