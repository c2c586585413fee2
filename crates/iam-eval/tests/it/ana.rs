//! A small case to vary: Ana, a user, reads an object of her own account under a policy of hers.

use std::sync::Arc;

use iam_eval::caller::{Caller, Identity};
use iam_eval::compile::Compiled;
use iam_eval::derive::{self, Given};
use iam_eval::policies::{Attached, Policies};
use iam_eval::request::{Action, Request, Resource};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;

const ACCOUNT: &str = "111122223333";

/// Her policy, with these statements.
pub fn compiled(statements: &str) -> Compiled {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    Compiled::new(grammar::parse(PolicyKind::Identity, &text).policy.expect("a policy"))
}

pub fn policies(statements: &str) -> Policies {
    let identity = Attached {
        name: "P".to_owned(),
        document: 0,
        policy: Arc::new(compiled(statements)),
    };
    Policies {
        identity: vec![identity],
        ..Policies::default()
    }
}

pub fn request(given: &[Given]) -> Request {
    let caller = Caller::User(Identity {
        arn: format!("arn:aws:iam::{ACCOUNT}:user/Ana"),
        account: ACCOUNT.to_owned(),
        name: "Ana".to_owned(),
        unique_id: None,
    });
    let action = Action::new("s3:GetObject").expect("an action");
    Request {
        context: derive::context(&caller, ACCOUNT, given),
        resource: Resource::new("arn:aws:s3:::box/home/ana", &action),
        resource_account: ACCOUNT.to_owned(),
        caller,
        action,
    }
}
