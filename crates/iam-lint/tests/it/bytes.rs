//! No text makes the rules fail: policies torn at each byte, and texts that are long in one way.

use iam_catalog::catalogue::Catalogue;
use iam_lint::words;
use iam_lint::{Document, lint};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

fn look(catalogue: &Catalogue, text: &str, kind: PolicyKind) {
    let document = Document {
        text,
        kind,
        service: Some("s3"),
    };
    for finding in lint(&document, catalogue, Some(0)) {
        assert!(text.is_char_boundary(finding.span.start as usize) && text.is_char_boundary(finding.span.end as usize));
        for lang in Lang::ALL {
            assert!(!words::said(&finding, lang).message.is_empty());
        }
        if let Some(fix) = &finding.fix {
            let _ = fix.apply(text);
        }
    }
}

#[test]
fn torn_policies() {
    let catalogue = Catalogue::whole();
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*","Service":"é.amazonaws.com"},"Action":["s3:Get*","iam:PassRole","*:*",":","s3:"],"Resource":["arn:aws:s3:::\u00e9/${aws:username}","arn:aws:s3:x:y:z","arn:::::","arn:aws:iam::1:"],"Condition":{"StringLike":{"aws:ResourceTag/é":"*","aws:userid":"*:","s3:":[""],"aws:SourceIp":"10.0.0.0/8"},"DateLessThan":{"aws:CurrentTime":"1"},"ForAllValues:StringNotLike":{"token.actions.githubusercontent.com:sub":"repo:*"}}}]}"#;
    for end in (0..=policy.len()).filter(|it| policy.is_char_boundary(*it)) {
        for kind in PolicyKind::ALL {
            look(&catalogue, &policy[..end], kind);
        }
    }
}

#[test]
fn long_lists() {
    let catalogue = Catalogue::whole();
    let statement = r#"{"Effect":"Allow","Action":["s3:*","s3:Get*","ec2:*"],"Resource":"arn:aws:s3:::b/*"},"#;
    let many = statement.repeat(400);
    let text = format!("{{\"Statement\":[{}]}}", many.trim_end_matches(','));
    look(&catalogue, &text, PolicyKind::Identity);
    let stars = format!(
        r#"{{"Statement":{{"Effect":"Deny","Action":"s3:{}","Resource":"arn:aws:s3:::{}"}}}}"#,
        "*a".repeat(2000),
        "?*".repeat(2000)
    );
    look(&catalogue, &stars, PolicyKind::Scp);
}

#[test]
fn the_base_alone_is_enough_to_say_something() {
    let catalogue = Catalogue::new();
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObjekt","iam:PassRole"],"Resource":"*"}}"#;
    let document = Document {
        text,
        kind: PolicyKind::Identity,
        service: None,
    };
    let codes: Vec<&str> = lint(&document, &catalogue, None)
        .iter()
        .map(|it| it.code.name())
        .collect();
    assert_eq!(vec!["PASS_ROLE_WITH_STAR_IN_RESOURCE"], codes);
}
