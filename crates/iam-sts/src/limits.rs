//! Session policies: one inline document and up to ten managed policies, read into one pool.

use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use iam_eval::compile::Compiled;
use iam_eval::policies::Attached;
use iam_syntax::arn;
use iam_syntax::diagnostic::Weight;
use iam_syntax::grammar;
use iam_syntax::policy::{Policy, PolicyKind};

use crate::constraint::Constraints;
use crate::estate::Estate;
use crate::hop::{Code, StsError};
use crate::operation::SessionPolicies;
use crate::tags::Tag;

/// The name of an inline session policy.
pub const INLINE: &str = "Inline";
/// Of the inline document and the ARNs together, in characters of plain text.
const MOST_CHARACTERS: usize = 2_048;

impl SessionPolicies {
    /// What AWS's API says of their length and number.
    pub(crate) fn constrain(&self, constraints: &mut Constraints) {
        if let Some(policy) = &self.policy {
            let text = policy.text.as_str();
            let n_arns: usize = self.policy_arns.iter().map(|arn| arn.chars().count()).sum();
            constraints.length(text, "policy", 1, MOST_CHARACTERS.saturating_sub(n_arns));
            let fits = |it: char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{ff}');
            if !text.chars().all(fits) {
                constraints.pattern(text, "policy", r"[\u0009\u000A\u000D\u0020-\u00FF]+");
            }
        }
        constraints.count(self.policy_arns.len(), "policyArns", 10);
        for (i, arn) in self.policy_arns.iter().enumerate() {
            constraints.length(arn, &format!("policyArns.{}.member.arn", i + 1), 20, 2_048);
        }
    }

    /// Reads them, for a session in an account.
    pub(crate) fn read(&self, estate: &Estate, account: &str) -> Result<Vec<Attached>, StsError> {
        let mut pool = Vec::new();
        if let Some(policy) = &self.policy {
            pool.push(Attached {
                name: INLINE.into(),
                document: policy.document,
                policy: read(&policy.text)?,
            });
        }
        for arn in &self.policy_arns {
            let is_ours = arn::Arn::parse(arn).is_some_and(|it| it.account == account || it.account == "aws");
            let Some(managed) = estate.managed.get(arn).filter(|_| is_ours) else {
                return Err(StsError {
                    code: Code::ValidationError,
                    message: format!("Policy {arn} does not exist in the account of the session"),
                    rule: "7.3",
                });
            };
            pool.push(Attached {
                name: arn.clone(),
                document: managed.document,
                policy: read(&managed.text)?,
            });
        }
        Ok(pool)
    }

    /// How long they and some tags are as plain text. AWS's packed size comes from that by a formula that it does not
    /// publish.
    pub(crate) fn n_characters(&self, tags: &[Tag]) -> usize {
        let of_policy = self.policy.iter().map(|policy| policy.text.chars().count());
        let of_arns = self.policy_arns.iter().map(|arn| arn.chars().count());
        let of_tags = tags
            .iter()
            .map(|tag| tag.key.chars().count() + tag.value.chars().count());
        of_policy.chain(of_arns).chain(of_tags).sum()
    }
}

fn read(text: &str) -> Result<Arc<Compiled>, StsError> {
    let malformed = |message: String, rule| StsError {
        code: Code::MalformedPolicyDocument,
        message,
        rule,
    };
    let parse = grammar::parse(PolicyKind::Session, text);
    let Some(policy) = parse.policy else {
        let first = parse
            .diagnostics
            .iter()
            .find(|diagnostic| diagnostic.weight == Weight::Malformed);
        let why = first.map_or("", |diagnostic| diagnostic.message.as_str());
        return Err(malformed(format!("Syntax errors in policy: {why}"), "1.4"));
    };
    // rule: G-24
    if let Some(short) = short_arn(&policy) {
        return Err(malformed(
            format!("Resource {short} must be in ARN format or \"*\"."),
            "G-24",
        ));
    }
    Ok(Arc::new(Compiled::new(policy)))
}

/// A resource that is no whole ARN: an identity-based policy may have one, a session policy may not.
fn short_arn(policy: &Policy) -> Option<&str> {
    let clauses = policy.statements.iter().flat_map(|statement| &statement.resources);
    clauses
        .flat_map(|clause| &clause.elements)
        .map(|element| element.value.as_str())
        .find(|text| *text != "*" && arn::fields(text).is_none())
}
