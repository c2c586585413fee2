//! Real policies: AWS's managed ones, and where a file of them is named, those of AWS's documentation.
//!
//! No ERROR on them may be false. Those that there are were looked at, and `docs/lint.md` says why each is right.

use std::collections::BTreeMap;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_lint::finding::Finding;
use iam_lint::{Document, lint};
use iam_syntax::policy::PolicyKind;

fn findings(text: &str, kind: PolicyKind, catalogue: &Catalogue) -> Vec<Finding> {
    let document = Document {
        text,
        kind,
        service: None,
    };
    lint(&document, catalogue, Some(1_795_564_800))
}

/// The line of the table in `docs/lint.md`: findings per policy by severity, all of them, the most of one policy.
#[derive(Default)]
struct Figures {
    n_policies: u32,
    by_severity: BTreeMap<&'static str, u32>,
    n_most: usize,
}

impl Figures {
    fn add(&mut self, findings: &[Finding]) {
        self.n_policies += 1;
        self.n_most = self.n_most.max(findings.len());
        for finding in findings {
            *self.by_severity.entry(finding.severity.name()).or_default() += 1;
        }
    }

    fn print(&self, of: &str) {
        let per_policy = |n: u32| f64::from(n) / f64::from(self.n_policies);
        let each: Vec<String> = self
            .by_severity
            .iter()
            .map(|(severity, n)| format!("{severity} {n} ({:.3})", per_policy(*n)))
            .collect();
        let all = per_policy(self.by_severity.values().sum());
        println!(
            "{} {of}: {}, all {all:.2}, the most of one {}",
            self.n_policies,
            each.join(", "),
            self.n_most
        );
    }
}

#[test]
fn managed_policies_have_no_false_error() {
    let catalogue = Catalogue::whole();
    let index = catalogue.managed_policies().unwrap();
    let mut found = Vec::new();
    let (mut n_policies, mut n_findings, mut n_security) = (0, 0, 0);
    let mut figures = Figures::default();
    for policy in &index.policies {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        let PolicyStanding::Document(_, text) = catalogue.managed_policy(&arn) else {
            panic!("{arn}");
        };
        n_policies += 1;
        let all = findings(text, PolicyKind::Identity, &catalogue);
        n_findings += all.len();
        figures.add(&all);
        n_security += all.iter().filter(|it| it.severity.name() == "SECURITY_WARNING").count();
        for finding in all.into_iter().filter(|it| it.severity.name() == "ERROR") {
            found.push(format!(
                "{} {} {}",
                policy.name,
                finding.code.name(),
                finding.span.of(text)
            ));
        }
    }
    figures.print("managed policies");
    assert!(1500 < n_policies);
    // Each was looked at; `docs/lint.md` says what they are.
    assert_eq!(34, n_security);
    // Less than one on two policies: who finds more than that reads none of it.
    assert!(n_findings * 2 < n_policies, "{n_findings}");
    let right = [
        // A key has an account, so this matches no key at all.
        "AWSRefactoringToolkitFullAccess MISSING_ARN_ACCOUNT \"arn:aws:kms:*::*\"",
        // AWS's pages say that a variable may not stand there; this one is of a service itself.
        "AmazonTimestreamInfluxDBServiceRolePolicy VARIABLE_UNSUPPORTED_IN_ELEMENT ${aws:PrincipalAccount}",
    ];
    found.sort();
    found.dedup();
    assert_eq!(right.map(String::from).to_vec(), found);
}

/// Codes of ERRORs on policies of AWS's documentation that are right: placeholders that were never filled in, and slips.
const RIGHT: [&str; 25] = [
    "INVALID_ACTION",
    "INVALID_ARN_ACCOUNT",
    "INVALID_ARN_PREFIX",
    "INVALID_ARN_REGION",
    "INVALID_CONDITION_OPERATOR",
    "INVALID_EFFECT",
    "INVALID_KMS_KEY_VALUE",
    "INVALID_PARTITION",
    "INVALID_PRINCIPAL_FORMAT",
    "INVALID_SERVICE_PRINCIPAL_FORMAT",
    "INVALID_VPCE_FORMAT",
    "JSON_SYNTAX_ERROR",
    "MISSING_ACTION_FOR_CONDITION_KEY",
    "MISSING_ARN_ACCOUNT",
    "MISSING_ARN_FIELD",
    "MISSING_ARN_REGION",
    "MISSING_EFFECT",
    "MISSING_RESOURCE",
    "INVALID_POLICY_ELEMENT",
    "UNFILLED_PLACEHOLDER",
    "UNSUPPORTED_SID",
    "UNSUPPORTED_SPACE_IN_VARIABLE",
    "VARIABLE_UNSUPPORTED_IN_ELEMENT",
    "VARIABLE_UNSUPPORTED_IN_VERSION",
    "DATA_TYPE_MISMATCH",
];

#[test]
fn policies_of_the_documentation_have_no_other_error() {
    let Ok(path) = std::env::var("IAM_DOCS_CORPUS") else {
        eprintln!("skipped: IAM_DOCS_CORPUS does not name a file of policies, a JSON object a line");
        return;
    };
    let catalogue = Catalogue::whole();
    let text = std::fs::read_to_string(path).unwrap();
    let mut found = Vec::new();
    let mut figures = Figures::default();
    for line in text.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        let (file, text) = (entry["file"].as_str().unwrap(), entry["text"].as_str().unwrap());
        let kind = match entry["kind"].as_str().unwrap() {
            "trust" => PolicyKind::Trust,
            "resource-or-rcp" => PolicyKind::Resource,
            _ => PolicyKind::Identity,
        };
        let all = findings(text, kind, &catalogue);
        figures.add(&all);
        for finding in all.iter().filter(|it| it.severity.name() == "ERROR") {
            if !RIGHT.contains(&finding.code.name()) {
                found.push(format!("{file} {} {}", finding.code.name(), finding.span.of(text)));
            }
        }
    }
    figures.print("policies of the documentation");
    assert_eq!(Vec::<String>::new(), found);
}
