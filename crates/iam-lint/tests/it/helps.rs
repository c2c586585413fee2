//! What a help says to write is not what stands there already.

use iam_catalog::catalogue::Catalogue;
use iam_lint::code::Code;
use iam_lint::words::said;
use iam_lint::{Document, at_each_place};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

use crate::vectors;

/// It is right under another effect, or for another principal.
const MAY_NAME: [Code; 2] = [Code::AllowWithNotPrincipal, Code::KeyPolicyLocksOut];

#[test]
fn nothing_is_to_be_written_that_is_written() {
    let catalogue = Catalogue::whole();
    let mut wrong = Vec::new();
    for (text, kind, service) in vectors::policies() {
        let document = Document {
            text: &text,
            kind,
            service: service.as_deref(),
        };
        for finding in at_each_place(&document, &catalogue, Some(1_795_564_800)) {
            let marked = finding.span.of(&text).trim_matches('"');
            for lang in Lang::ALL {
                let help = said(&finding, lang).help.unwrap_or_default();
                if MAY_NAME.contains(&finding.code) {
                    continue;
                }
                if help.split('`').skip(1).step_by(2).any(|it| it == marked) {
                    wrong.push(format!("{}: {marked}: {help}", finding.code.name()));
                }
            }
            if finding.fix.as_ref().is_some_and(|fix| fix.apply(&text) == text) {
                wrong.push(format!("{}: the fix of {marked} changes nothing", finding.code.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_key_of_the_own_provider_is_named() {
    for (provider, key) in [
        ("arn:aws:iam::111122223333:oidc-provider/gitlab.com", "`gitlab.com:sub`"),
        ("arn:aws:iam::111122223333:saml-provider/Corp", "`saml:sub`"),
        ("graph.facebook.com", "`graph.facebook.com:app_id`"),
    ] {
        let action = if key.starts_with("`saml") {
            "SAML"
        } else {
            "WebIdentity"
        };
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Federated":"{provider}"}},
            "Action":"sts:AssumeRoleWith{action}","Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}}}]}}"#
        );
        let document = Document {
            text: &text,
            kind: PolicyKind::Trust,
            service: None,
        };
        let found = at_each_place(&document, &Catalogue::whole(), None);
        let found = found.iter().find(|it| it.code == Code::PrincipalKeyAtSignIn);
        for lang in Lang::ALL {
            let help = found.and_then(|it| said(it, lang).help).unwrap_or_default();
            assert!(help.contains(key), "{help}");
        }
    }
}

#[test]
fn resources_that_are_named_are_not_to_be_named() {
    let helps = |resource: &str| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Deny","Action":"ec2:*","Resource":"{resource}",
            "Condition":{{"StringNotEquals":{{"aws:ResourceTag/team":"${{aws:PrincipalTag/team}}"}}}}}}]}}"#
        );
        let document = Document {
            text: &text,
            kind: PolicyKind::Identity,
            service: None,
        };
        let found = at_each_place(&document, &Catalogue::whole(), Some(1_795_564_800));
        let found = found
            .into_iter()
            .filter(|it| it.code == Code::DenyHitsResourceWithoutKey);
        found
            .filter_map(|it| said(&it, Lang::En).help)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let named = helps("arn:aws:ec2:*:*:instance/*");
    assert!(
        named.contains("out of this Deny") && !named.contains("instance/*"),
        "{named}"
    );
    assert!(helps("*").contains("name in `Resource`"));
}
