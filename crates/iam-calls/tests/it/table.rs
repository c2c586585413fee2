//! Laws over every row: what it names exists, and where it comes from.

use std::collections::BTreeSet;

use iam_calls::row::{Act, Who};
use iam_calls::rows::{self, PASS_ROLE_SOURCE, PASSED};
use iam_calls::when::{Sign, When};
use iam_calls::words;
use iam_catalog::catalogue::{ActionStanding, Catalogue, PolicyStanding};
use iam_words::Lang;

const AWS: &str = "https://docs.aws.amazon.com/";

#[track_caller]
fn is_action(catalogue: &Catalogue, service: &str, name: &str) {
    let is_known = matches!(catalogue.action(service, name), ActionStanding::Known(..));
    assert!(is_known, "{service}:{name} is no action of AWS's reference");
}

#[test]
fn every_action_is_one_of_the_reference_and_every_row_names_a_page() {
    let catalogue = Catalogue::whole();
    for (service, call) in rows::all() {
        call.names.iter().for_each(|name| is_action(&catalogue, service, name));
        assert!(!call.further.is_empty());
        for further in call.further {
            if let Act::Named(action) = further.action {
                let (service, name) = action.split_once(':').unwrap();
                is_action(&catalogue, service, name);
            }
            assert!(further.source.starts_with(AWS), "{}", further.source);
            assert!(further.via.is_none() || further.who == Who::Caller, "{further:?}");
        }
    }
    for passed in PASSED {
        passed
            .names
            .iter()
            .for_each(|name| is_action(&catalogue, passed.service, name));
        assert!(
            passed.to.is_empty() || passed.to.ends_with(".amazonaws.com"),
            "{}",
            passed.to
        );
    }
    assert!(PASS_ROLE_SOURCE.starts_with(AWS));
}

/// Service principals that no managed policy of AWS's names in `iam:PassedToService`, and the page whose example trusts
/// them in a role that is passed.
const TRUSTED: [(&str, &str); 10] = [
    (
        "amplify.amazonaws.com",
        "https://docs.aws.amazon.com/amplify/latest/userguide/amplify-ssr-compute-role.html",
    ),
    (
        "batchoperations.s3.amazonaws.com",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html",
    ),
    (
        "codedeploy.amazonaws.com",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/codedeploy_IAM_role.html",
    ),
    (
        "dlm.amazonaws.com",
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-role.html",
    ),
    (
        "export.rds.amazonaws.com",
        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-export-snapshot.Setup.html",
    ),
    (
        "imagebuilder.amazonaws.com",
        "https://github.com/aws/agent-toolkit-for-aws amazon-ec2-image-builder/references/custom-workflows.md",
    ),
    (
        "kafkaconnect.amazonaws.com",
        "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-service-execution-role.html",
    ),
    (
        "kinesisanalytics.amazonaws.com",
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesisanalyticsv2-application.html",
    ),
    (
        "sns.amazonaws.com",
        "https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html",
    ),
    (
        "timestream.amazonaws.com",
        "https://docs.aws.amazon.com/timestream/latest/developerguide/security_iam_id-based-policy-examples.html",
    ),
];

/// The values of `iam:PassedToService` in a document without blanks.
fn passed_to(document: &str) -> impl Iterator<Item = &str> {
    let lists = document.split("\"iam:PassedToService\":").skip(1);
    lists.flat_map(|list| list.split([']', '}']).next().unwrap_or("").split('"'))
}

#[test]
fn every_service_that_gets_a_role_is_one_of_aws() {
    let catalogue = Catalogue::whole();
    let mut named = BTreeSet::new();
    for policy in &catalogue.managed_policies().unwrap().policies {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        if let PolicyStanding::Document(_, document) = catalogue.managed_policy(&arn) {
            named.extend(passed_to(document).map(|it| it.trim_end_matches('*').to_string()));
        }
    }
    let is_trusted = |to: &str| TRUSTED.iter().any(|(service, _)| *service == to);
    for passed in PASSED.iter().filter(|it| !it.to.is_empty()) {
        assert!(named.contains(passed.to) || is_trusted(passed.to), "{}", passed.to);
    }
    for (service, page) in TRUSTED {
        let is_needed = !named.contains(service) && PASSED.iter().any(|it| it.to == service);
        assert!(is_needed, "{service}: {page}");
    }
}

#[test]
fn every_key_is_one_of_the_reference() {
    let catalogue = Catalogue::whole();
    let is_key = |key: &str| {
        let prefix = key.split(':').next();
        assert!(catalogue.key(prefix, key).is_some(), "{key}");
    };
    for (_, call) in rows::all() {
        for (key, _) in call.further.iter().flat_map(|it| it.keys) {
            // What stands behind it is each service's own.
            if !key.starts_with("kms:EncryptionContext:") {
                is_key(key);
            }
        }
    }
    for sign in When::ALL.into_iter().flat_map(|it| it.signs()) {
        match sign {
            Sign::There(key) | Sign::True(key) | Sign::Arns(key) | Sign::Not(key, _) => is_key(key),
            Sign::Begins(start) => {
                let is_there = ["x", "read", "${TagKey}"].iter().any(|end| {
                    let key = format!("{start}{end}");
                    catalogue.key(key.split(':').next(), &key).is_some()
                });
                assert!(is_there, "{start}");
            }
        }
    }
}

#[test]
fn a_call_is_told_of_an_action_once() {
    for (service, call) in rows::all() {
        for (at, one) in call.further.iter().enumerate() {
            let is_same = |other: &&iam_calls::row::Further| {
                other.action == one.action && other.target == one.target && other.who == one.who
            };
            let twice = call.further[..at].iter().find(is_same);
            assert!(twice.is_none(), "{service} {:?}: {one:?}", call.names);
        }
    }
}

#[test]
fn every_condition_has_its_own_words_in_both_languages() {
    for lang in [Lang::En, Lang::Ko] {
        let mut said: Vec<String> = When::ALL.iter().map(|it| words::when(&[*it], lang)).collect();
        for sentence in &said {
            let unresolved = ["이(가)", "을(를)", "은(는)", "(으)로", "와(과)"];
            assert!(unresolved.iter().all(|it| !sentence.contains(it)), "{sentence}");
            let is_korean = sentence.chars().any(|it| ('가'..='힣').contains(&it));
            assert_eq!(lang == Lang::Ko, is_korean, "{sentence}");
        }
        said.sort_unstable();
        said.dedup();
        assert_eq!(When::ALL.len(), said.len());
    }
    let both = [When::CopySource, When::SourceKey];
    assert_eq!(
        "when the call copies an object and the source is under a customer managed key of AWS KMS",
        words::when(&both, Lang::En)
    );
    assert_eq!(
        "객체를 복사하는 경우이면서 원본이 고객 관리형 KMS 키로 암호화된 경우",
        words::when(&both, Lang::Ko)
    );
    assert_eq!("호출할 때마다", words::when(&[], Lang::Ko));
}

/// What is written into answers as it is: nothing in it needs a backslash in JSON.
#[test]
fn the_texts_of_the_table_are_plain() {
    let is_plain = |text: &str| !text.contains(['"', '\\']) && !text.chars().any(|it| it.is_control());
    for (_, call) in rows::all() {
        for it in call.further {
            assert!(is_plain(it.source) && it.via.is_none_or(is_plain), "{it:?}");
            assert!(it.keys.iter().all(|(name, _)| is_plain(name)), "{it:?}");
            assert!(
                [Lang::En, Lang::Ko]
                    .iter()
                    .all(|lang| is_plain(&words::when(it.when, *lang)))
            );
        }
    }
    for when in When::ALL.into_iter().chain([When::Listed]) {
        assert!(is_plain(when.name()));
        assert!(
            [Lang::En, Lang::Ko]
                .iter()
                .all(|lang| is_plain(&words::when(&[when], *lang)))
        );
    }
}
