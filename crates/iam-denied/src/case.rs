//! The case that asks what AWS denied.

use iam_scenario::case::{Case, ContextEntry, ContextInput, PrincipalInput, RequestInput, Resources};
use iam_scenario::principal;
use iam_scenario::reply::requests;
use iam_syntax::arn::Arn;
use iam_syntax::json::quote;

use crate::{Denied, Reason};

/// The case that asks what was denied, and expects of its policies, which are still to be given, what AWS said.
#[must_use]
pub fn case(denied: &Denied) -> Case {
    let some = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
    Case {
        request: RequestInput {
            principal: some(caller(denied)).map(PrincipalInput::Text),
            action: some(&denied.action),
            // Where AWS speaks of no resource, it was none in particular; or it leaves out all but the action.
            resources: match denied.is_of_outsider() || denied.is_short() {
                true => Resources::default(),
                false if denied.resource.is_empty() => Resources::of("*"),
                false => some(resource(denied)).map(|it| Resources::of(&it)).unwrap_or_default(),
            },
            context: denied.context.iter().flatten().map(entry).collect(),
            ..RequestInput::default()
        },
        expect: denied.reason.as_ref().and_then(expected),
        ..Case::default()
    }
}

/// What the case needs beside what AWS said, before it can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Who asked: AWS names somebody in another way than a case does, or nobody.
    Principal,
    /// On what: AWS writes a name or a number, and no ARN.
    Resource,
    /// Whose the resource is.
    ResourceAccount,
}

/// What is to be filled in of a case. What AWS always leaves out of a message is not among it.
pub(crate) fn lacks(denied: &Denied) -> Vec<Lacks> {
    if denied.is_of_outsider() || denied.is_short() {
        return Vec::new();
    }
    let mut all = Vec::new();
    if caller(denied).is_empty() {
        all.push(Lacks::Principal);
    }
    if resource(denied).is_empty() && !denied.resource.is_empty() {
        all.push(Lacks::Resource);
    }
    if all.is_empty() && requests(&case(denied).request).is_err_and(|problem| problem.path == "/resourceAccount") {
        all.push(Lacks::ResourceAccount);
    }
    all
}

/// The caller as a case names one; empty where AWS does otherwise.
fn caller(denied: &Denied) -> &str {
    let is_one = |text: &&str| principal::caller(&PrincipalInput::Text((*text).into()), &denied.action).is_ok();
    Some(denied.principal.as_str()).filter(is_one).unwrap_or_default()
}

/// The resource as a case names one; empty where AWS does otherwise.
fn resource(denied: &Denied) -> &str {
    let is_one = |text: &&str| *text == "*" || Arn::parse(text).is_some();
    Some(denied.resource.as_str()).filter(is_one).unwrap_or_default()
}

fn entry((name, values): &(String, Vec<String>)) -> ContextEntry {
    let value = match values.as_slice() {
        [one] => ContextInput::One(one.clone()),
        many => ContextInput::Many(many.to_vec()),
    };
    ContextEntry {
        name: name.clone(),
        value,
    }
}

/// What AWS said, as an expectation of the answer; nothing where it did not say how.
fn expected(reason: &Reason) -> Option<String> {
    let decision = match reason.is_explicit? {
        true => "explicitDeny",
        false => "implicitDeny",
    };
    // An answer names the policies that decided by the same words.
    let by = reason
        .kind
        .map(|kind| [",\"decidedBy\":", &quote(kind.name())].concat());
    Some(["{\"decision\":", &quote(decision), &by.unwrap_or_default(), "}"].concat())
}

#[cfg(test)]
mod tests {
    use iam_scenario::read;
    use iam_scenario::write::case as written;

    use super::*;
    use crate::{Said, read as read_denied};

    #[track_caller]
    fn check(message: &str, expected: &str) {
        let Said::Denied(denied) = read_denied(message) else {
            panic!("{message}");
        };
        let found = case(&denied);
        assert_eq!(written(&read::case(expected).unwrap()), written(&found), "{message}");
        // What is written is read again, as it was.
        assert_eq!(found, read::case(&written(&found)).unwrap());
    }

    #[test]
    fn the_case_asks_what_was_denied_and_expects_what_aws_said() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
             arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
            r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k",
              "expect":{"decision":"explicitDeny","decidedBy":"resource"}}"#,
        );
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:DescribeVpcs",
            r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"ec2:DescribeVpcs","resource":"*"}"#,
        );
        check(
            "Not authorized to perform sts:AssumeRoleWithWebIdentity",
            r#"{"action":"sts:AssumeRoleWithWebIdentity"}"#,
        );
        check(
            "An error occurred (AccessDenied) when calling the AssumeRoleWithSAML operation: User: is not authorized to \
             perform: sts:AssumeRoleWithSAML",
            r#"{"action":"sts:AssumeRoleWithSAML"}"#,
        );
        check(
            r#"{"allowed":false,"explicitDeny":false,"context":{"principal":{"arn":"arn:aws:iam::111122223333:user/ana"},
              "action":"ec2:StopInstances","resource":"arn:aws:ec2:us-east-1:111122223333:instance/i-1",
              "conditions":{"items":[{"key":"ec2:Region","values":{"items":[{"value":"us-east-1"}]}},
              {"key":"aws:TagKeys","values":{"items":[{"value":"a"},{"value":"b"}]}}]}}}"#,
            r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"ec2:StopInstances",
              "resource":"arn:aws:ec2:us-east-1:111122223333:instance/i-1",
              "context":{"ec2:Region":"us-east-1","aws:TagKeys":["a","b"]},"expect":{"decision":"implicitDeny"}}"#,
        );
    }
}
