//! A new request: what AWS sends with every one stands in it as ordinary entries.

use iam_scenario::case::{Case, ContextEntry, ContextInput};

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
