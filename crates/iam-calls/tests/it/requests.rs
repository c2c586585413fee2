//! What follows from a request: which rows, on what, and whether it says that they are asked.

use iam_calls::also::{also, listed};
use iam_calls::asked::{Asked, Fact, Said};
use iam_calls::when::When;
use iam_eval::caller::{Caller, Identity};
use iam_eval::context::Value;
use iam_eval::derive;
use iam_eval::request::{Action, Request, Resource};

fn request(action: &str, resource: &str, context: &[(&str, &str)]) -> Request {
    let caller = Caller::User(Identity {
        arn: "arn:aws:iam::111122223333:user/ana".into(),
        account: "111122223333".into(),
        name: "ana".into(),
        unique_id: None,
    });
    let action = Action::new(action).expect("an action");
    let given: Vec<_> = context
        .iter()
        .map(|(key, value)| (*key, Some(Value::One((*value).to_string()))))
        .collect();
    Request {
        resource: Resource::new(resource, &action),
        context: derive::context(&caller, "444455556666", &given),
        resource_account: "444455556666".into(),
        action,
        caller,
    }
}

/// Each further permission as `action resource`, those that the request does not speak of behind a `?`.
fn told(request: &Request, operation: Option<&str>, facts: &[Fact]) -> Vec<String> {
    let asked = Asked {
        request,
        operation,
        facts,
    };
    let found = also(&asked);
    found
        .iter()
        .chain(&listed(&asked, &found))
        .map(|it| {
            let mark = if it.is_asked { "" } else { "?" };
            format!("{mark}{} {}", it.action, it.resource)
        })
        .collect()
}

#[track_caller]
fn check(asked: (&str, &str, &[(&str, &str)]), expected: &[&str]) {
    let (action, resource, context) = asked;
    assert_eq!(
        expected,
        told(&request(action, resource, context), None, &[]),
        "{action}"
    );
}

const OBJECT: &str = "arn:aws:s3:::box/key";
const KEY: &str = "arn:aws:kms:us-east-1:444455556666:key/1";

#[test]
fn an_object_and_its_key() {
    check(
        ("s3:GetObject", OBJECT, &[("aws:RequestedRegion", "us-east-1")]),
        &[
            "?kms:Decrypt arn:aws:kms:us-east-1:444455556666:key/${KeyId}",
            "?s3:ListBucket arn:aws:s3:::box",
            "?s3:GetObject arn:aws:s3:us-east-1:444455556666:accesspoint/${AccessPointName}/object/key",
        ],
    );
    let key = ("s3:x-amz-server-side-encryption-aws-kms-key-id", KEY);
    let found = told(&request("s3:PutObject", OBJECT, &[key]), None, &[]);
    assert_eq!("kms:GenerateDataKey arn:aws:kms:us-east-1:444455556666:key/1", found[0]);
    assert_eq!("?kms:Decrypt arn:aws:kms:us-east-1:444455556666:key/1", found[1]);
    let parts = told(&request("s3:PutObject", OBJECT, &[key]), Some("s3:UploadPart"), &[]);
    assert_eq!("kms:Decrypt arn:aws:kms:us-east-1:444455556666:key/1", parts[1]);
}

#[test]
fn a_fact_says_more_than_the_context() {
    let get = request("s3:GetObject", OBJECT, &[]);
    let fact = |said| {
        [Fact {
            when: When::CustomerKey,
            said,
        }]
    };
    assert_eq!(
        "kms:Decrypt arn:aws:kms:us-east-1:444455556666:key/1",
        told(&get, None, &fact(Said::Of(vec![KEY.into()])))[0]
    );
    assert_eq!(
        "kms:Decrypt arn:aws:kms:${Region}:444455556666:key/${KeyId}",
        told(&get, None, &fact(Said::Yes))[0]
    );
    assert_eq!("?s3:ListBucket arn:aws:s3:::box", told(&get, None, &fact(Said::No))[0]);
}

#[test]
fn a_copy_reads_its_source() {
    let copy = request("s3:PutObject", OBJECT, &[("s3:x-amz-copy-source", "/other/a/b")]);
    let found = told(&copy, None, &[]);
    assert!(
        found.contains(&"s3:GetObject arn:aws:s3:::other/a/b".to_string()),
        "{found:?}"
    );
    let found = told(&request("s3:PutObject", OBJECT, &[]), Some("s3:CopyObject"), &[]);
    assert!(
        found.contains(&"s3:GetObject arn:aws:s3:::${BucketName}/${ObjectName}".to_string()),
        "{found:?}"
    );
}

#[test]
fn a_copy_of_a_version_reads_that_version() {
    let source = ("s3:x-amz-copy-source", "/other/a/b?versionId=3");
    let found = told(&request("s3:PutObject", OBJECT, &[source]), None, &[]);
    let read = "s3:GetObjectVersion arn:aws:s3:::other/a/b".to_string();
    assert!(found.contains(&read), "{found:?}");
}

#[test]
fn what_is_done_to_an_access_point_asks_nothing_of_its_bucket() {
    let point = "arn:aws:s3:us-east-1:111122223333:accesspoint/ap";
    for action in [
        "PutAccessPointPolicy",
        "GetAccessPoint",
        "TagResource",
        "ListTagsForResource",
    ] {
        check((&format!("s3:{action}"), point, &[]), &[]);
    }
    let listed = told(&request("s3:ListBucket", point, &[]), None, &[]);
    assert_eq!(["s3:ListBucket arn:aws:s3:::${BucketName}"], listed[..]);
}

#[test]
fn a_private_list_of_a_new_bucket_is_none() {
    let bucket = |acl| {
        told(
            &request("s3:CreateBucket", "arn:aws:s3:::box", &[("s3:x-amz-acl", acl)]),
            None,
            &[],
        )
    };
    let asks = |acl| bucket(acl).contains(&"s3:PutBucketAcl arn:aws:s3:::box".to_string());
    assert!(asks("public-read") && !asks("private") && !asks("PRIVATE"));
}

#[test]
fn a_parameter_is_written_under_its_key_by_its_tier() {
    let parameter = "arn:aws:ssm:us-east-1:444455556666:parameter/p";
    let fact = |when, said| Fact { when, said };
    let key = || fact(When::CustomerKey, Said::Of(vec![KEY.into()]));
    let put = |facts: &[Fact]| told(&request("ssm:PutParameter", parameter, &[]), None, facts);
    let asks = |found: &[String], action: &str| found.contains(&format!("{action} {KEY}"));
    let standard = put(&[key()]);
    assert!(
        asks(&standard, "kms:Encrypt") && !asks(&standard, "kms:GenerateDataKey"),
        "{standard:?}"
    );
    let advanced = put(&[key(), fact(When::AdvancedTier, Said::Yes)]);
    assert!(
        asks(&advanced, "kms:GenerateDataKey") && !asks(&advanced, "kms:Encrypt"),
        "{advanced:?}"
    );
    let get = |facts: &[Fact]| told(&request("ssm:GetParameter", parameter, &[]), None, facts);
    assert!(asks(&get(&[key()]), "kms:Decrypt"));
    assert!(!asks(&get(&[key(), fact(When::Decryption, Said::No)]), "kms:Decrypt"));
}

#[test]
fn a_session_asks_for_its_document_named_or_not() {
    let instance = "arn:aws:ec2:us-east-1:444455556666:instance/i-1";
    let start = |facts: &[Fact]| told(&request("ssm:StartSession", instance, &[]), None, facts);
    let document = |name: &str| format!("ssm:StartSession arn:aws:ssm:us-east-1:444455556666:document/{name}");
    assert_eq!(document("SSM-SessionManagerRunShell"), start(&[])[0]);
    let said = Said::Of(vec!["arn:aws:ssm:us-east-1:444455556666:document/Mine".into()]);
    let named = Fact {
        when: When::Document,
        said,
    };
    assert_eq!(document("Mine"), start(&[named])[0]);
}

#[test]
fn an_access_point_and_its_bucket() {
    check(
        (
            "s3:GetObject",
            "arn:aws:s3:us-east-1:111122223333:accesspoint/ap/object/a/b",
            &[],
        ),
        &[
            "?kms:Decrypt arn:aws:kms:us-east-1:444455556666:key/${KeyId}",
            "?s3:ListBucket arn:${Partition}:s3:::${BucketName}",
            "s3:GetObject arn:aws:s3:::${BucketName}/a/b",
        ],
    );
    let point = (
        "s3:DataAccessPointArn",
        "arn:aws:s3:us-east-1:111122223333:accesspoint/ap",
    );
    let found = told(&request("s3:GetObject", OBJECT, &[point]), None, &[]);
    let other = "s3:GetObject arn:aws:s3:us-east-1:111122223333:accesspoint/ap/object/key";
    assert!(found.contains(&other.to_string()), "{found:?}");
}

#[test]
fn tags_are_asked_on_what_is_made() {
    let tag = &[("aws:RequestTag/team", "blue")][..];
    let instance = "arn:aws:ec2:us-east-1:444455556666:instance/*";
    let found = told(&request("ec2:RunInstances", instance, tag), None, &[]);
    assert_eq!("ec2:CreateTags arn:aws:ec2:us-east-1:444455556666:instance/*", found[0]);
    assert_eq!(
        "?iam:PassRole arn:aws:iam::111122223333:role/${RoleNameWithPath}",
        found[1]
    );
    let image = "arn:aws:ec2:us-east-1::image/ami-1";
    let found = told(&request("ec2:RunInstances", image, tag), None, &[]);
    assert!(found.iter().all(|it| !it.contains("image")), "{found:?}");
    check(("ec2:CreateTags", instance, tag), &[]);
    let made = request("ec2:CreateVpc", "arn:aws:ec2:us-east-1:444455556666:vpc/*", tag);
    assert_eq!(
        "ec2:CreateTags arn:aws:ec2:us-east-1:444455556666:vpc/*",
        told(&made, None, &[])[0]
    );
    let stream = "arn:aws:firehose:us-east-1:444455556666:deliverystream/s";
    let asks = |keys: &[(&str, &str)]| told(&request("firehose:CreateDeliveryStream", stream, keys), None, &[]);
    let tagged = format!("firehose:TagDeliveryStream {stream}");
    assert!(asks(tag).contains(&tagged), "{:?}", asks(tag));
    assert!(!asks(&[]).contains(&tagged), "{:?}", asks(&[]));
}

#[test]
fn a_role_that_is_handed_over() {
    let function = "arn:aws:lambda:us-east-1:444455556666:function:f";
    let found = told(&request("lambda:CreateFunction", function, &[]), None, &[]);
    assert_eq!(
        "iam:PassRole arn:aws:iam::111122223333:role/${RoleNameWithPath}",
        found[0]
    );
    let machine = request("states:CreateStateMachine", "*", &[]);
    assert_eq!(
        ["iam:PassRole arn:aws:iam::111122223333:role/${RoleNameWithPath}"],
        told(&machine, None, &[])[..1]
    );
    let also = also(&Asked {
        request: &machine,
        operation: None,
        facts: &[],
    });
    let service = ("iam:PassedToService", Value::One("states.amazonaws.com".into()));
    assert!(also[0].keys.contains(&service));
}

#[test]
fn what_the_reference_lists_comes_last_and_once() {
    let found = told(&request("access-analyzer:StartPolicyGeneration", "*", &[]), None, &[]);
    assert_eq!(
        ["?iam:PassRole arn:aws:iam::111122223333:role/${RoleNameWithPath}"],
        found[..]
    );
    check(("sts:GetCallerIdentity", "*", &[]), &[]);
}
