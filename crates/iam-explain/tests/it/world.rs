//! Small worlds to ask in.

use std::sync::Arc;

use iam_eval::caller::{Caller, Identity, Session};
use iam_eval::compile::Compiled;
use iam_eval::context::Value;
use iam_eval::derive;
use iam_eval::policies::{Attached, Level, Policies};
use iam_eval::request::{Action, Request, Resource};
use iam_eval::trace::Trace;
use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind;

pub const OWN: &str = "111122223333";
pub const OTHER: &str = "444455556666";

/// Policies and a request over them.
pub struct World {
    pub policies: Policies,
    pub request: Request,
}

impl World {
    /// A request to account 111122223333 without any policy.
    pub fn new(caller: Caller, action: &str, resource: &str) -> Self {
        Self::to(OWN, caller, action, resource)
    }

    /// The same to a resource of any account.
    pub fn to(account: &str, caller: Caller, action: &str, resource: &str) -> Self {
        let context = derive::context(&caller, account, &[]);
        let action = Action::new(action).expect("an action");
        let resource = Resource::new(resource, &action);
        let request = Request {
            caller,
            action,
            resource,
            resource_account: account.into(),
            context,
        };
        Self {
            policies: Policies::default(),
            request,
        }
    }

    pub fn identity(mut self, name: &str, text: &str) -> Self {
        self.policies.identity.push(attached(name, PolicyKind::Identity, text));
        self
    }

    pub fn boundary(mut self, name: &str, text: &str) -> Self {
        self.policies.boundary = Some(attached(name, PolicyKind::Boundary, text));
        self
    }

    pub fn session(mut self, name: &str, text: &str) -> Self {
        self.policies
            .sessions
            .push(vec![attached(name, PolicyKind::Session, text)]);
        self
    }

    pub fn resource(self, name: &str, text: &str) -> Self {
        self.resource_of(PolicyKind::Resource, name, text)
    }

    pub fn trust(self, name: &str, text: &str) -> Self {
        self.resource_of(PolicyKind::Trust, name, text)
    }

    pub fn key(self, name: &str, text: &str) -> Self {
        self.resource_of(PolicyKind::Key, name, text)
    }

    fn resource_of(mut self, kind: PolicyKind, name: &str, text: &str) -> Self {
        self.policies.resource = Some(attached(name, kind, text));
        self
    }

    pub fn endpoint(mut self, name: &str, text: &str) -> Self {
        self.policies.endpoint = Some(attached(name, PolicyKind::Endpoint, text));
        self
    }

    pub fn scp(mut self, target: &str, name: &str, text: &str) -> Self {
        let policies = vec![attached(name, PolicyKind::Scp, text)];
        self.policies.scps.push(Level {
            target: target.into(),
            policies,
        });
        self
    }

    pub fn rcp(mut self, target: &str, name: &str, text: &str) -> Self {
        let policies = vec![attached(name, PolicyKind::Rcp, text)];
        self.policies.rcps.push(Level {
            target: target.into(),
            policies,
        });
        self
    }

    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.request.context.set(key, Value::One(value.into()));
        self
    }

    pub fn with_many(mut self, key: &str, values: &[&str]) -> Self {
        self.request
            .context
            .set(key, Value::Many(values.iter().map(|value| (*value).into()).collect()));
        self
    }

    pub fn unknown(mut self, key: &str) -> Self {
        self.request.context.set(key, Value::Unknown);
        self
    }

    pub fn trace(&self) -> Trace {
        iam_eval::evaluate(&self.policies, &self.request)
    }
}

/// A policy from its statements.
pub fn attached(name: &str, kind: PolicyKind, statements: &str) -> Attached {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    let parse = parse(kind, &text);
    let policy = parse
        .policy
        .unwrap_or_else(|| panic!("{text}: {:?}", parse.diagnostics));
    Attached {
        name: name.into(),
        document: 0,
        policy: Arc::new(Compiled::new(policy)),
    }
}

pub fn user(name: &str) -> Caller {
    user_of(OWN, name)
}

pub fn user_of(account: &str, name: &str) -> Caller {
    Caller::User(Identity {
        arn: format!("arn:aws:iam::{account}:user/{name}"),
        account: account.into(),
        name: name.into(),
        unique_id: None,
    })
}

pub fn root_of(account: &str) -> Caller {
    Caller::Root {
        arn: format!("arn:aws:iam::{account}:root"),
        account: account.into(),
    }
}

pub fn session(role: &str, name: &str) -> Caller {
    let short = role.rsplit('/').next().unwrap_or_default();
    Caller::Session(Session {
        arn: Some(format!("arn:aws:sts::{OWN}:assumed-role/{short}/{name}")),
        role_arn: format!("arn:aws:iam::{OWN}:role/{role}"),
        account: OWN.into(),
        session_name: Some(name.into()),
        unique_id: None,
        service_linked: role.starts_with("aws-service-role/"),
    })
}

pub fn federated_user(name: &str) -> Caller {
    Caller::FederatedUser {
        arn: format!("arn:aws:sts::{OWN}:federated-user/{name}"),
        account: OWN.into(),
        user_arn: Some(format!("arn:aws:iam::{OWN}:user/token-app")),
        unique_id: None,
    }
}

pub fn service(name: &str) -> Caller {
    Caller::Service { name: name.into() }
}

pub fn provider(name: &str) -> Caller {
    Caller::Federated { provider: name.into() }
}
