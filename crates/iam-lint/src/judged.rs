//! What a document is judged as: a trust policy is one, whatever is asked of its role.

use iam_syntax::json::{Json, Value};
use iam_syntax::policy::PolicyKind;

use crate::Document;

/// The document, as a trust policy if it is on a role, or if it looks like one and nothing says what it is on.
pub(crate) fn judged<'a>(document: &Document<'a>, tree: Option<&Json<'_>>) -> Document<'a> {
    let is_trust = document.kind == PolicyKind::Resource
        && match document.service {
            Some(service) => ["iam", "sts"].iter().any(|it| it.eq_ignore_ascii_case(service)),
            None => tree.is_some_and(looks_like_trust),
        };
    Document {
        kind: if is_trust { PolicyKind::Trust } else { document.kind },
        ..*document
    }
}

/// Whether a statement is about STS and none names a resource: of the policies on resources only a role's names none.
fn looks_like_trust(tree: &Json<'_>) -> bool {
    let statements = one_or_more(tree.get("Statement").unwrap_or(tree));
    let is_of_sts = |action: &Json<'_>| {
        let name = action.as_str().and_then(|it| it.trim().split_once(':'));
        name.is_some_and(|(service, _)| service.eq_ignore_ascii_case("sts"))
    };
    let may_be_trust = |it: &Json<'_>| {
        (it.get("Principal").is_some() || it.get("NotPrincipal").is_some())
            && it.get("Resource").is_none()
            && it.get("NotResource").is_none()
    };
    let is_trust = |it: &Json<'_>| it.get("Action").is_some_and(|it| one_or_more(it).iter().any(is_of_sts));
    statements.iter().all(may_be_trust) && statements.iter().any(is_trust)
}

fn one_or_more<'j, 't>(json: &'j Json<'t>) -> &'j [Json<'t>] {
    match &json.value {
        Value::Array(items) => items,
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Object(_) | Value::Torn => {
            core::slice::from_ref(json)
        }
    }
}
