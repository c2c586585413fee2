//! Laws of whole calls: what a call comes to is what its questions come to, asked one by one.

use iam_calls::also::NotAsked;
use iam_eval::combine::Outcome;
use iam_scenario::answer::Answer;
use iam_scenario::case::{CallInput, Case, Check, PolicyInput, WholeCall};
use iam_scenario::reply::{replies, requests};
use iam_scenario::{call, holder, read};

const CALLS: [&str; 12] = [
    r#""action": "s3:GetObject", "resource": "arn:aws:s3:::box/key""#,
    r#""action": "s3:CopyObject", "resource": "arn:aws:s3:::box/key", "context": { "s3:x-amz-copy-source": "other/a" }"#,
    r#""action": "s3:PutObject", "resource": "arn:aws:s3:::box/key", "context": { "s3:RequestObjectTagKeys": ["a"], "aws:SourceIp": "203.0.113.9" }"#,
    r#""action": "s3:GetObject", "resource": "arn:aws:s3:us-east-1:111122223333:accesspoint/p/object/key""#,
    r#""action": "ec2:RunInstances", "resource": ["arn:aws:ec2:us-east-1::image/ami-1", "arn:aws:ec2:us-east-1:111122223333:instance/*"], "context": { "aws:RequestTag/a": "b" }"#,
    r#""action": "ec2:RunInstances", "resources": [{ "arn": "arn:aws:ec2:us-east-1:111122223333:instance/*", "context": { "aws:RequestTag/a": "b" } }, { "arn": "arn:aws:ec2:us-east-1:111122223333:volume/*" }]"#,
    r#""action": "lambda:CreateFunction", "resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "context": { "lambda:VpcIds": "vpc-1" }"#,
    r#""action": "lambda:InvokeFunctionUrl", "resource": "arn:aws:lambda:us-east-1:111122223333:function:f""#,
    r#""action": "ecs:RunTask", "resource": "arn:aws:ecs:us-east-1:111122223333:task-definition/t:1""#,
    r#""action": "ssm:StartSession", "resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-1""#,
    r#""action": "states:CreateStateMachine", "resource": "arn:aws:states:us-east-1:111122223333:stateMachine:m""#,
    r#""action": "access-analyzer:StartPolicyGeneration", "resource": "*""#,
];

/// What may be said of each call, so that much is asked.
const SAID: &str = r#""call": { "customerKey": "arn:aws:kms:us-east-1:111122223333:key/1", "role": "arn:aws:iam::111122223333:role/R",
    "multipart": true, "sourceKey": "arn:aws:kms:us-east-1:111122223333:key/2", "accessPoint": "arn:aws:s3:::box",
    "document": "arn:aws:ssm:us-east-1:111122223333:document/D" }"#;

/// Statements of which a policy may have some.
const STATEMENTS: [&str; 8] = [
    r#"{ "Effect": "Allow", "Action": "*", "Resource": "*" }"#,
    r#"{ "Effect": "Allow", "Action": ["s3:*", "ec2:Run*", "lambda:*", "ecs:*", "ssm:*", "states:*"], "Resource": "*" }"#,
    r#"{ "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*", "Condition": { "StringLike": { "kms:ViaService": "s3.*" } } }"#,
    r#"{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": ["ec2.amazonaws.com", "states.amazonaws.com"] } } }"#,
    r#"{ "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "StringNotEquals": { "ec2:CreateAction": "RunInstances" } } }"#,
    r#"{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Null": { "aws:SourceIp": "true" }, "Bool": { "aws:ViaAWSService": "false" } } }"#,
    r#"{ "Effect": "Deny", "Action": "kms:*", "Resource": "*", "Condition": { "StringEquals": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::box" } } }"#,
    r#"{ "Effect": "Deny", "Action": "s3:PutObject*", "Resource": "*", "Condition": { "Null": { "s3:RequestObjectTagKeys": "false" } } }"#,
];

fn cases() -> impl Iterator<Item = Case> {
    CALLS.iter().flat_map(|request| {
        (0..1_u32 << STATEMENTS.len()).step_by(3).map(move |chosen| {
            let statements: Vec<&str> = STATEMENTS
                .iter()
                .enumerate()
                .filter(|(at, _)| chosen >> at & 1 == 1)
                .map(|(_, it)| *it)
                .collect();
            let document = format!(
                r#"{{ "Version": "2012-10-17", "Statement": [{}] }}"#,
                statements.join(",")
            );
            let text = format!(r#"{{ "principal": "arn:aws:iam::111122223333:user/ana", {request}, {SAID} }}"#);
            let mut case = read::case(&text).expect("a case");
            case.policies.identity.push(PolicyInput {
                name: "p".into(),
                text: document,
                enabled: true,
                from: None,
                is_object: false,
                extra: Vec::new(),
            });
            case
        })
    })
}

fn answer(case: &Case) -> Answer {
    let reply = replies(case).next().expect("a reply");
    reply.result.expect("an answer")
}

const GRAVEST_FIRST: [Outcome; 4] = [
    Outcome::ExplicitDeny,
    Outcome::ImplicitDeny,
    Outcome::Depends,
    Outcome::Allowed,
];

fn gravity(outcome: Outcome) -> Option<usize> {
    GRAVEST_FIRST.iter().position(|it| *it == outcome)
}

#[test]
fn a_call_comes_to_the_gravest_of_its_questions() {
    let (mut n_calls, mut n_further) = (0, 0);
    for case in cases() {
        let answer = answer(&case);
        let call = answer.call.as_ref().expect("a whole call");
        let decides: Vec<_> = call.asked.iter().filter(|it| it.decides).collect();
        let [decides] = decides[..] else {
            panic!("one decides: {call:?}")
        };
        let gravest = call.asked.iter().map(|it| gravity(it.decision.outcome)).min().flatten();
        assert_eq!(gravest, gravity(answer.trace.decision().outcome));
        assert_eq!(
            (&*decides.action, &*decides.resource),
            (&*answer.request.action.text, &*answer.request.resource.text)
        );
        assert_eq!(
            call.asked.len() - case.request.resources.arns().count() + answer.not_asked().len(),
            answer.also().len()
        );
        n_calls += 1;
        n_further += call.asked.len() - 1;
    }
    assert!(
        2 * n_calls < n_further,
        "{n_further} further questions in {n_calls} calls"
    );
}

#[test]
fn a_further_question_asked_alone_comes_to_the_same() {
    for case in cases() {
        let whole = answer(&case);
        let call = whole.call.as_ref().expect("a whole call");
        let also = whole.also();
        let requests = requests(&case.request).expect("requests");
        let asked = also.iter().filter(|it| NotAsked::of(it).is_none());
        let further = call.asked.iter().skip(requests.len());
        let mut n_asked = 0;
        for (also, in_call) in asked.zip(further) {
            let origin = requests
                .iter()
                .find(|it| it.resource.text == also.resource)
                .unwrap_or(&requests[0]);
            let own = case
                .request
                .resources
                .each()
                .find(|(arn, _)| *arn == origin.resource.text);
            // Keys of one resource are laid out as the request's for it alone.
            let mut input = case.request.clone();
            if let Some((_, own)) = own {
                input.context = iam_scenario::case::laid_over(&input.context, own);
            }
            let mut alone = Case {
                request: call::alone(&input, origin, also).expect("a request"),
                policies: case.policies.clone(),
                ..Case::default()
            };
            // As the page asks it: a check over the case, whose resource's policy is not the key's.
            alone.checks.push(Check {
                id: "alone".into(),
                request: alone.request.clone(),
                ..Check::default()
            });
            alone.request.resources = case.request.resources.clone();
            alone.request.call = Some(CallInput::Alone);
            let reply = replies(&alone).last().expect("a reply");
            let outcome = reply.result.expect("an answer").trace.decision().outcome;
            assert_eq!(in_call.decision.outcome, outcome, "{also:?}\n{:?}", case.policies);
            n_asked += 1;
        }
        assert_eq!(n_asked + requests.len(), call.asked.len());
    }
}

/// Its converse: where a call is not asked as a whole, nothing of it changes the answer.
#[test]
fn a_permission_alone_is_answered_alone() {
    for mut case in cases() {
        let whole = answer(&case);
        case.request.call = None;
        let alone = answer(&case);
        assert_eq!(None, alone.call);
        let own = whole.call.expect("a whole call");
        let n_own = case.request.resources.arns().count();
        let gravest = own.asked[..n_own]
            .iter()
            .map(|it| gravity(it.decision.outcome))
            .min()
            .flatten();
        assert_eq!(gravest, gravity(alone.trace.decision().outcome));
        case.request.call = Some(CallInput::Whole(WholeCall::default()));
        let n_said = answer(&case).call.expect("a whole call").asked.len();
        assert!(n_own <= n_said && n_said <= own.asked.len());
    }
}

/// Over doubled lists the text of the answer grows by the same each time.
#[test]
fn answers_grow_with_the_number_of_resources() {
    let length = |n: usize| {
        let arns: Vec<String> = (0..n)
            .map(|it| format!(r#""arn:aws:ec2:us-east-1:111122223333:instance/i-{it:06}""#))
            .collect();
        let text = format!(
            r#"{{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "ec2:RunInstances", "resource": [{}],
                "context": {{ "aws:RequestTag/a": "b" }}, "call": true }}"#,
            arns.join(",")
        );
        iam_scenario::eval_text(&text, &iam_scenario::Options::default())[0].len()
    };
    let (one, two, four) = (length(200), length(400), length(800));
    assert_eq!(2 * (two - one), four - two);
}

/// The resource's policy is of the kind of the case's own resource, and answers no check on a resource of another sort.
#[test]
fn the_resource_s_policy_is_the_own_resource_s_whatever_a_check_asks() {
    let key_policy = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*"}}"#;
    let trust_policy =
        r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:*","iam:PassRole"]}}"#;
    let bucket_policy = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;
    let own = [
        (
            r#""action": "s3:GetObject", "resource": "arn:aws:s3:::box/key""#,
            bucket_policy,
        ),
        (
            r#""action": "kms:Decrypt", "resource": "arn:aws:kms:us-east-1:111122223333:key/1""#,
            key_policy,
        ),
        (
            r#""action": "sts:AssumeRole", "resource": "arn:aws:iam::111122223333:role/R""#,
            trust_policy,
        ),
    ];
    for (at, (request, policy)) in own.iter().enumerate() {
        for (other_at, (other, _)) in own.iter().enumerate() {
            let text = format!(
                r#"{{ "principal": "arn:aws:iam::111122223333:user/Ana", {request},
                    "policies": {{ "resource": {{ "name": "R", "document": {policy} }} }},
                    "checks": [ {{ "id": "it", {other} }} ] }}"#
            );
            let case = read::case(&text).expect("a case");
            let reply = replies(&case).nth(1).expect("a reply");
            let answer = reply.result.unwrap_or_else(|it| panic!("{text}: {it:?}"));
            assert_eq!(at == other_at, answer.policies.resource.is_some(), "{text}");
            let alone = holder::asking(&case, case.request.overlaid(&case.checks[0].request));
            let alone = replies(&alone)
                .next()
                .expect("a reply")
                .result
                .unwrap_or_else(|it| panic!("{text}: {it:?}"));
            assert_eq!(at == other_at, alone.policies.resource.is_some(), "{text}");
        }
    }
}
