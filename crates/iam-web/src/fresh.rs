//! A new request: what AWS sends with every one stands in it as ordinary entries.

use iam_scenario::case::{Case, ContextEntry, ContextInput, PrincipalInput, Resources};

use crate::model::slot::{self, Kind};
use crate::policies::starters;

/// An empty case, asked at a time.
pub fn case(now: String) -> Case {
    let one = |name: &str, value: &str| ContextEntry {
        name: name.into(),
        value: ContextInput::One(value.into()),
    };
    let mut case = Case::default();
    case.request.context = vec![
        one("aws:CurrentTime", &now),
        one("aws:SecureTransport", "true"),
        one("aws:RequestedRegion", "us-east-1"),
    ];
    case
}

/// A policy to write on, and a request that it allows.
pub fn first_policy(now: String) -> Case {
    let mut case = case(now);
    let slot = slot::add(&mut case.policies, Kind::Identity);
    if let Some(policy) = slot::get_mut(&mut case.policies, slot) {
        policy.text = starters::of(Kind::Identity).into();
    }
    let request = &mut case.request;
    request.principal = Some(PrincipalInput::Text("arn:aws:iam::111122223333:user/ana".into()));
    request.action = Some("s3:GetObject".into());
    request.resources = Resources::of("arn:aws:s3:::amzn-s3-demo-bucket/photo.jpg");
    case
}

/// A small world in which nothing happens yet.
pub const SCENARIO: &str = r#"{
  "version": 1,
  "accounts": {
    "111122223333": {
      "users": {
        "dev": {}
      },
      "roles": {}
    }
  },
  "steps": []
}"#;
