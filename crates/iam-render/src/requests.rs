//! Each request of a case, as a case of its own, with its reply.

use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::reply::{Reply, replies};
use iam_scenario::{Options, output, read};
use serde_json::{Value, json};

/// A request of a case and what it came to.
pub struct Own {
    /// The case with this request as its own, and no others.
    pub case: Case,
    pub reply: Reply,
}

/// The case's own request if it has an action, then each check.
#[must_use]
pub fn each(case: &Case) -> Vec<Own> {
    let replies = replies(case).into_iter().zip(case.requests());
    let own = replies.map(|(reply, request)| Own {
        case: Case {
            id: reply.id.clone(),
            request,
            checks: Vec::new(),
            expect: None,
            ..case.clone()
        },
        reply,
    });
    own.collect()
}

/// A line of JSON for each request of a case: what is told of its answer, or what `eval` prints of an error.
pub fn lines(text: &str, tell: impl Fn(&Case, &Answer) -> Value) -> Vec<String> {
    let failed = |reply: &Reply| output::line(reply, &Options::default());
    let case = match read::case(text) {
        Ok(case) => case,
        Err(unreadable) => return vec![failed(&Reply::unreadable(unreadable))],
    };
    let told = each(&case).into_iter().map(|Own { case, reply }| match &reply.result {
        Ok(answer) => with_id(reply.id.as_deref(), tell(&case, answer)),
        Err(_) => failed(&reply),
    });
    told.collect()
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
