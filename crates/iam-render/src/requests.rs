//! Each request of a case, as a case of its own, with its reply.

use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, RequestInput};
use iam_scenario::reply::{Reply, replies};
use iam_scenario::{Options, output, read};
use serde_json::{Value, json};

/// Tells of each request of a case, its own if it has an action, then each check: of the case with this request as its own
/// and no others, and of its reply. What the requests share is there once, however many there are.
pub fn each<T>(case: &Case, mut tell: impl FnMut(&Case, &Reply) -> T) -> Vec<T> {
    let mut own = Case {
        id: None,
        title: case.title.clone(),
        request: RequestInput::default(),
        policies: case.policies.clone(),
        expect: None,
        checks: Vec::new(),
        extra: case.extra.clone(),
    };
    let replies = replies(case).zip(case.requests());
    let told = replies.map(|(reply, request)| {
        own.id.clone_from(&reply.id);
        own.request = request;
        tell(&own, &reply)
    });
    told.collect()
}

/// A line of JSON for each request of a case: what is told of its answer, or what `eval` prints of an error.
pub fn lines(text: &str, tell: impl Fn(&Case, &Answer) -> Value) -> Vec<String> {
    let failed = |reply: &Reply| output::line(reply, &Options::default());
    let case = match read::case(text) {
        Ok(case) => case,
        Err(unreadable) => return vec![failed(&Reply::unreadable(unreadable))],
    };
    each(&case, |own, reply| match &reply.result {
        Ok(answer) => with_id(reply.id.as_deref(), tell(own, answer)),
        Err(_) => failed(reply),
    })
}

/// The line of a request, with its id first where it has one.
#[must_use]
pub fn with_id(id: Option<&str>, told: Value) -> String {
    let Some(id) = id else {
        return told.to_string();
    };
    let mut line = json!({ "id": id });
    if let (Some(members), Value::Object(told)) = (line.as_object_mut(), told) {
        members.extend(told);
    }
    line.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_is_that_of_a_case_of_its_own() {
        let text = r#"{ "id": "whole", "principal": "arn:aws:iam::111122223333:user/kim", "action": "s3:GetObject",
            "resource": "arn:aws:s3:::b/k", "x-note": 1, "policies": { "identity": [] }, "expect": { "decision": "implicitDeny" },
            "checks": [{ "id": "put", "action": "s3:PutObject" }, { "id": "torn", "principal": "x" }] }"#;
        let case = read::case(text).expect("a case");
        let told = each(&case, |own, reply| {
            assert_eq!((&case.policies, &case.extra), (&own.policies, &own.extra));
            assert!(own.checks.is_empty() && own.expect.is_none());
            (own.id.clone(), own.request.action.clone(), reply.result.is_ok())
        });
        let of = |id: &str, action: &str, is_answered| (Some(id.to_string()), Some(action.to_string()), is_answered);
        assert_eq!(
            vec![
                of("whole", "s3:GetObject", true),
                of("whole/put", "s3:PutObject", true),
                of("whole/torn", "s3:GetObject", false),
            ],
            told
        );
    }
}
