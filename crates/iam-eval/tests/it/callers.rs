//! Who is limited by session policies, which statements count for whom, and who is listed in part.

use iam_eval::caller::Caller;
use iam_eval::combine::{By, Decision, Outcome};
use iam_eval::compile::Compiled;
use iam_eval::context::Value;
use iam_eval::gates::Gate;
use iam_eval::matching::{Fact, StatementFact};
use iam_eval::policies::Policies;
use iam_eval::request::{Action, Request};
use iam_eval::survey::counts;
use iam_eval::{decide, derive};
use iam_syntax::grammar;
use iam_syntax::policy::{Effect, PolicyKind};

use crate::ana;

/// The root user of the account that owns the object.
fn root(given: &[derive::Given]) -> Request {
    let request = ana::request(&[]);
    let account = request.resource_account.clone();
    let caller = Caller::Root {
        arn: format!("arn:aws:iam::{account}:root"),
        account: account.clone(),
    };
    Request {
        context: derive::context(&caller, &account, given),
        caller,
        ..request
    }
}

#[test]
fn a_session_of_assume_root_is_limited_to_its_task_policy() {
    let task = ana::policies(r#"{"Effect":"Allow","Action":"s3:Put*","Resource":"*"}"#);
    let policies = Policies {
        sessions: vec![task.identity],
        ..Policies::default()
    };
    let allowed = Decision {
        outcome: Outcome::Allowed,
        by: None,
    };
    let limited = Decision {
        outcome: Outcome::ImplicitDeny,
        by: Some(By::Gate(Gate::Session(0))),
    };
    let assumed = |text: &str| root(&[("aws:AssumedRoot", Some(Value::One(text.to_owned())))]);
    assert_eq!(limited, decide(&policies, &assumed("true")));
    assert_eq!(allowed, decide(&policies, &assumed("false")));
    assert_eq!(allowed, decide(&policies, &root(&[])));
}

#[test]
fn only_a_deny_of_the_bucket_policy_does_not_count_against_root() {
    let applies = StatementFact {
        fact: Fact::Applies,
        reach: None,
    };
    let request = |action: &str| Request {
        action: Action::new(action).expect("an action"),
        ..root(&[])
    };
    for gate in [Gate::Resource, Gate::Endpoint] {
        for effect in [Effect::Allow, Effect::Deny] {
            for action in ["s3:PutBucketPolicy", "s3:GetObject"] {
                let is_excepted = gate == Gate::Resource && effect == Effect::Deny && action == "s3:PutBucketPolicy";
                assert_eq!(
                    !is_excepted,
                    counts(gate, effect, applies, &request(action)),
                    "{gate:?} {effect:?} {action}"
                );
                let other = StatementFact::OTHER_ACTION;
                assert!(!counts(gate, effect, other, &request(action)));
            }
        }
    }
}

/// Whether a Deny with this principal element lists Ana and not her account, or the other way round.
#[track_caller]
fn check_listed(element: &str, expected: bool) {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Deny",{element},"Action":"s3:*","Resource":"*"}}}}"#
    );
    let policy = grammar::parse(PolicyKind::Resource, &text).policy.expect("a policy");
    let compiled = Compiled::new(policy);
    let test = compiled.statements[0].principal.as_ref().expect("a principal");
    assert_eq!(expected, test.is_listed_in_part(&ana::request(&[]).caller), "{element}");
}

#[test]
fn a_not_principal_may_list_a_caller_in_part() {
    let ana = r#""arn:aws:iam::111122223333:user/Ana""#;
    check_listed(&format!(r#""NotPrincipal":{{"AWS":{ana}}}"#), true);
    check_listed(r#""NotPrincipal":{"AWS":"111122223333"}"#, true);
    check_listed(&format!(r#""NotPrincipal":{{"AWS":["111122223333",{ana}]}}"#), false);
    check_listed(r#""NotPrincipal":{"AWS":"444455556666"}"#, false);
    check_listed(r#""NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root"}"#, true);
    check_listed(r#""NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root/x"}"#, false);
    check_listed(&format!(r#""NotPrincipal":{{"AWS":["*",{ana}]}}"#), false);
    check_listed(&format!(r#""Principal":{{"AWS":{ana}}}"#), false);
}
