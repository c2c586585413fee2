//! Whole explanations: `tests/snapshots/tour.txt`.

use std::fmt::Write;

use iam_eval::caller::Caller;
use iam_explain::evaluated::Evaluated;
use iam_explain::node::Depth;
use iam_explain::text::text;
use iam_words::Lang;

use crate::snapshot;
use crate::world::{OTHER, OWN, World, federated_user, provider, root_of, service, session, user, user_of};

const KEY: &str = "arn:aws:s3:::box/key";
const ROLE: &str = "arn:aws:iam::111122223333:role/App";
const ALLOW: &str = r#"{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}"#;
const ALLOW_S3: &str =
    r#"{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":["arn:aws:s3:::box","arn:aws:s3:::box/*"]}"#;
const EC2_ONLY: &str = r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#;
const INSECURE: &str = r#"{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::box/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#;

fn whom(principal: &str, effect: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Principal":{principal},"Action":"s3:*","Resource":"arn:aws:s3:::box/*"}}"#)
}

fn when(condition: &str) -> String {
    format!(r#"{{"Sid":"When","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{condition}}}"#)
}

fn ana() -> World {
    World::new(user("ana"), "s3:GetObject", KEY)
}

#[test]
fn tour() {
    let mut seen = String::new();
    let mut show = |title: &str, depth: Depth, world: World| {
        let trace = world.trace();
        writeln!(seen, "# {title}\n").expect("a String takes every text");
        for lang in Lang::ALL {
            writeln!(
                seen,
                "{}",
                text(Evaluated::new(&world.policies, &world.request, &trace), depth, lang)
            )
            .expect("a String takes every text");
        }
    };
    let (short, whole) = (Depth::Deciding, Depth::Whole);

    let insecure = ana().with("aws:SecureTransport", "false");
    show(
        "A Deny in the bucket policy",
        whole,
        insecure
            .identity("AppPolicy", ALLOW_S3)
            .resource("BucketPolicy", INSECURE),
    );
    show(
        "Two Denies",
        short,
        ana()
            .identity("A", r#"{"Effect":"Deny","Action":"s3:*","Resource":"*"}"#)
            .boundary("B", r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#),
    );
    show("Nothing allows", short, ana());
    show(
        "The boundary lacks it",
        short,
        ana().identity("AppPolicy", ALLOW).boundary("Limits", EC2_ONLY),
    );
    let region = when(r#"{"StringEquals":{"aws:RequestedRegion":["us-east-1","us-west-2"]}}"#);
    show(
        "All but for the Region",
        whole,
        ana()
            .with("aws:RequestedRegion", "eu-west-1")
            .identity("AppPolicy", &region),
    );
    show(
        "Two gates lack it",
        short,
        ana()
            .identity("AppPolicy", EC2_ONLY)
            .scp("r-root", "OnlyEc2", EC2_ONLY)
            .scp(OWN, "FullAWSAccess", ALLOW),
    );
    show(
        "Allowed by either",
        short,
        ana().identity("AppPolicy", ALLOW_S3).resource(
            "BucketPolicy",
            &whom(r#"{"AWS":"arn:aws:iam::111122223333:user/ana"}"#, "Allow"),
        ),
    );
    show(
        "The session is named, so the boundary does not cut",
        short,
        World::new(session("svc/App", "s1"), "s3:GetObject", KEY)
            .boundary("Limits", EC2_ONLY)
            .session("Inline", EC2_ONLY)
            .resource(
                "BucketPolicy",
                &whom(r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/App/s1"}"#, "Allow"),
            ),
    );
    show("The role is named, so the boundary cuts", whole, World::new(session("svc/App", "s1"), "s3:GetObject", KEY).boundary("Limits", EC2_ONLY).resource("BucketPolicy", &whom(r#"{"AWS":["arn:aws:iam::111122223333:role/svc/App","arn:aws:iam::111122223333:role/App","arn:aws:iam::111122223333:role/Svc/App"]}"#, "Allow")));
    show(
        "Cross-account, the other side lacks it",
        short,
        World::to(OTHER, user("ana"), "s3:GetObject", KEY).identity("AppPolicy", ALLOW),
    );
    show(
        "Cross-account, both allow",
        short,
        World::to(OTHER, user("ana"), "s3:GetObject", KEY)
            .identity("AppPolicy", ALLOW)
            .resource("BucketPolicy", &whom(r#"{"AWS":"111122223333"}"#, "Allow")),
    );
    show(
        "Another partition",
        short,
        World::to(OTHER, user("ana"), "s3:GetObject", "arn:aws-cn:s3:::box/key").identity("AppPolicy", ALLOW),
    );
    show(
        "The root user at home",
        short,
        World::new(root_of(OWN), "s3:GetObject", KEY).identity("Mine", ALLOW),
    );
    show(
        "The root user and the bucket policy",
        whole,
        World::new(root_of(OWN), "s3:PutBucketPolicy", "arn:aws:s3:::box").resource(
            "BucketPolicy",
            r#"{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}"#,
        ),
    );
    show(
        "The root user abroad",
        short,
        World::new(root_of(OTHER), "s3:GetObject", KEY).resource("BucketPolicy", INSECURE),
    );
    show(
        "A service",
        short,
        World::new(service("cloudtrail.amazonaws.com"), "s3:PutObject", KEY)
            .resource(
                "BucketPolicy",
                &whom(r#"{"Service":"cloudtrail.amazonaws.com"}"#, "Allow"),
            )
            .scp("r-root", "S", ALLOW),
    );
    show(
        "Anonymous",
        short,
        World::new(Caller::Anonymous, "s3:GetObject", KEY)
            .resource("BucketPolicy", &whom(r#"{"AWS":"111122223333"}"#, "Allow")),
    );
    show(
        "A federated user without session policy",
        short,
        World::new(federated_user("carol"), "s3:GetObject", KEY).identity("AppPolicy", ALLOW),
    );
    let web = r#"{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"accounts.google.com:aud":"app"}}}"#;
    show(
        "A web identity",
        whole,
        World::new(provider("accounts.google.com"), "sts:AssumeRoleWithWebIdentity", ROLE)
            .trust("Trust", web)
            .with("accounts.google.com:aud", "other"),
    );
    let trusts =
        r#"{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ana"},"Action":"sts:AssumeRole"}"#;
    show(
        "Trusted, and a boundary that is silent",
        short,
        World::new(user("ana"), "sts:AssumeRole", ROLE)
            .trust("Trust", trusts)
            .boundary("Limits", EC2_ONLY),
    );
    show(
        "A role that assumes itself",
        short,
        World::new(session("App", "s1"), "sts:AssumeRole", ROLE).identity("AppPolicy", ALLOW),
    );
    show(
        "A key policy with a half statement",
        short,
        World::new(user("ana"), "kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/1")
            .identity("AppPolicy", ALLOW)
            .key("KeyPolicy", r#"{"Effect":"Allow","Principal":"*","Action":"kms:*"}"#),
    );
    show(
        "Before any policy",
        short,
        World::new(root_of(OWN), "sts:AssumeRole", ROLE),
    );
    show(
        "Needs no permission",
        short,
        World::new(user("ana"), "sts:GetCallerIdentity", "*"),
    );
    show(
        "RCPs that do not support the service",
        short,
        World::new(user_of(OWN, "ana"), "ec2:DescribeInstances", "*")
            .identity("AppPolicy", ALLOW)
            .rcp(
                "r-root",
                "R",
                r#"{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}"#,
            ),
    );
    let linked = session("aws-service-role/x.amazonaws.com/AWSServiceRoleForX", "s1");
    show(
        "A service-linked role",
        short,
        World::new(linked, "s3:GetObject", KEY)
            .identity("AppPolicy", ALLOW)
            .boundary("Limits", EC2_ONLY)
            .scp("r-root", "S", EC2_ONLY)
            .rcp("r-root", "R", &whom("\"*\"", "Deny")),
    );
    let address = when(
        r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"StringLike":{"aws:PrincipalTag/team":"${aws:username}*"}}"#,
    );
    show(
        "It depends",
        whole,
        ana()
            .unknown("aws:SourceIp")
            .with("aws:PrincipalTag/team", "ana-team")
            .identity("AppPolicy", &address),
    );
    show("It depends on more", short, ana().unknown("aws:SourceIp").unknown("aws:SourceVpce").identity("AppPolicy", &address.replace("StringLike", "StringNotLike")).identity("Other", r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}}"#));
    let sets = when(
        r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]},"Null":{"aws:TagKeys":"false"},"StringNotEqualsIfExists":{"aws:SourceVpc":"vpc-1"},"NumericLessThan":{"s3:max-keys":"10"},"DateGreaterThan":{"aws:CurrentTime":"2026-01-01"}}"#,
    );
    show(
        "Many conditions",
        whole,
        ana()
            .with_many("aws:TagKeys", &["a", "c"])
            .with("s3:max-keys", "ten")
            .with("aws:CurrentTime", "2026-02-01T00:00:00Z")
            .identity("AppPolicy", &sets),
    );
    let variables = r#"{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::box/${aws:PrincipalTag/team}/*","arn:aws:s3:::box/${aws:username}/*","arn:aws:s3","box"]},{"Effect":"Deny","NotAction":["s3:Get*","s3*"],"NotResource":"arn:aws:s3:::box/*"}"#;
    show(
        "Variables and what is left out",
        whole,
        ana().identity("AppPolicy", variables),
    );
    let lists = r#"{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::*"},{"Effect":"Allow","NotAction":"iam:*","Resource":"arn:aws:s3:::*"}"#;
    show(
        "Listing all buckets",
        whole,
        World::new(user("ana"), "s3:ListAllMyBuckets", "*").identity("AppPolicy", lists),
    );
    show(
        "NotPrincipal",
        whole,
        ana().identity("AppPolicy", ALLOW).resource(
            "BucketPolicy",
            &whom(r#"{"AWS":"arn:aws:iam::111122223333:user/ana"}"#, "Deny").replace("Principal", "NotPrincipal"),
        ),
    );
    let odd = whom(
        r#"{"AWS":["arn:aws:iam::111122223333:group/devs","arn:aws:iam::111122223333:role/App*","arn:aws:iam::111122223333:user/Ana","AIDAEXAMPLE"],"CanonicalUser":"79a5"}"#,
        "Allow",
    );
    show(
        "Principals that name nobody",
        whole,
        ana().resource("BucketPolicy", &odd),
    );
    snapshot::check("tour.txt", &seen);
}
