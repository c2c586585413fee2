//! Typical contexts: the keys that AWS sends with a request of some sort, and what stands for their values. The keys of
//! the caller itself follow from the principal and are not among them.

use iam_scenario::case::{ContextEntry, ContextInput, RequestInput, same_key};
use iam_syntax::arn;

use super::ask::principal_text;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typical {
    Console,
    Cli,
    Ec2,
    Lambda,
    Endpoint,
    CloudFormation,
}

const IP: (&str, &str) = ("aws:SourceIp", "203.0.113.10");
const DIRECT: (&str, &str) = ("aws:ViaAWSService", "false");
const NO_MFA: (&str, &str) = ("aws:MultiFactorAuthPresent", "false");
const CLOUD_FORMATION: &str = "cloudformation.amazonaws.com";

impl Typical {
    pub const ALL: [Self; 6] = [
        Self::Console,
        Self::Cli,
        Self::Ec2,
        Self::Lambda,
        Self::Endpoint,
        Self::CloudFormation,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Cli => "cli",
            Self::Ec2 => "ec2",
            Self::Lambda => "lambda",
            Self::Endpoint => "endpoint",
            Self::CloudFormation => "cloudformation",
        }
    }

    /// The keys but for `aws:SecureTransport`, which each has. `ACCOUNT` stands for the caller's.
    const fn keys(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Console => &[
                DIRECT,
                IP,
                ("aws:MultiFactorAuthPresent", "true"),
                ("aws:MultiFactorAuthAge", "300"),
                ("aws:UserAgent", "AWS Management Console"),
            ],
            // A long-term key says nothing of MFA: neither true nor false.
            Self::Cli => &[DIRECT, IP, ("aws:UserAgent", "aws-cli/2.31.0")],
            Self::Ec2 => &[
                DIRECT,
                IP,
                NO_MFA,
                (
                    "ec2:SourceInstanceArn",
                    "arn:aws:ec2:us-east-1:ACCOUNT:instance/i-0123456789abcdef0",
                ),
                ("ec2:RoleDelivery", "2.0"),
                ("aws:Ec2InstanceSourceVpc", "vpc-0123456789abcdef0"),
                ("aws:Ec2InstanceSourcePrivateIPv4", "10.0.1.20"),
            ],
            Self::Lambda => &[
                DIRECT,
                IP,
                NO_MFA,
                (
                    "lambda:SourceFunctionArn",
                    "arn:aws:lambda:us-east-1:ACCOUNT:function:my-function",
                ),
            ],
            // What comes through an endpoint has no public address.
            Self::Endpoint => &[
                DIRECT,
                ("aws:SourceVpc", "vpc-0123456789abcdef0"),
                ("aws:SourceVpce", "vpce-0123456789abcdef0"),
                ("aws:VpcSourceIp", "10.0.1.20"),
            ],
            // The caller's own address stays.
            Self::CloudFormation => &[
                ("aws:ViaAWSService", "true"),
                IP,
                ("aws:CalledVia", CLOUD_FORMATION),
                ("aws:CalledViaFirst", CLOUD_FORMATION),
                ("aws:CalledViaLast", CLOUD_FORMATION),
                ("aws:UserAgent", CLOUD_FORMATION),
            ],
        }
    }

    fn entries(self, account: &str) -> Vec<ContextEntry> {
        let secure = [("aws:SecureTransport", "true")];
        let all = secure.iter().chain(self.keys());
        all.map(|(name, value)| {
            let value = value.replace("ACCOUNT", account);
            ContextEntry {
                name: (*name).into(),
                value: match *name {
                    // It has several values by its nature.
                    "aws:CalledVia" => ContextInput::Many(vec![value]),
                    _ => ContextInput::One(value),
                },
            }
        })
        .collect()
    }

    /// Puts a request into this context. Keys that only the others have are taken out.
    pub fn set(self, request: &mut RequestInput) {
        let account = arn::fields(principal_text(request.principal.as_ref())).map(|fields| fields[4]);
        let is_account = |it: &&str| it.len() == 12 && it.bytes().all(|it| it.is_ascii_digit());
        let entries = self.entries(account.filter(is_account).unwrap_or("111122223333"));
        for (gone, _) in Self::ALL.iter().flat_map(|it| it.keys()) {
            forget(request, gone);
        }
        know(request, entries);
    }
}

/// Says what keys hold: they are known from now on.
pub fn know(request: &mut RequestInput, entries: Vec<ContextEntry>) {
    for entry in &entries {
        forget(request, &entry.name);
    }
    request.context.extend(entries);
}

fn forget(request: &mut RequestInput, key: &str) {
    request.context.retain(|it| !same_key(&it.name, key));
    if let Some(unknown) = &mut request.unknown {
        unknown.retain(|it| !same_key(it, key));
    }
}

#[cfg(test)]
mod tests {
    use iam_scenario::case::PrincipalInput;

    use super::*;
    use crate::model::ask::{Held, set_held};

    fn keys(request: &RequestInput) -> Vec<&str> {
        request.context.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn a_context_takes_the_keys_of_the_others_away_and_leaves_the_readers_own() {
        let mut request = RequestInput::default();
        set_held(&mut request, "s3:prefix", Held::Values(vec!["a".into()]));
        set_held(&mut request, "AWS:sourcevpce", Held::Unknown);
        for first in Typical::ALL {
            for then in Typical::ALL {
                let mut changed = request.clone();
                first.set(&mut changed);
                then.set(&mut changed);
                let mut alone = request.clone();
                then.set(&mut alone);
                assert_eq!(changed, alone, "{first:?}, then {then:?}");
                assert!(keys(&alone).contains(&"s3:prefix"));
                assert_eq!(alone.unknown.as_deref(), Some([].as_slice()), "it is known now");
            }
        }
    }

    #[test]
    fn what_a_context_names_is_of_the_callers_account() {
        let mut request = RequestInput {
            principal: Some(PrincipalInput::Text("arn:aws:iam::444455556666:role/a".into())),
            ..RequestInput::default()
        };
        for (context, account) in [(Typical::Lambda, "444455556666"), (Typical::Ec2, "444455556666")] {
            context.set(&mut request);
            let values = request.context.iter().map(|it| format!("{:?}", it.value));
            assert!(values.clone().any(|it| it.contains(account)), "{context:?}");
        }
        request.principal = None;
        Typical::Lambda.set(&mut request);
        assert!(
            request
                .context
                .iter()
                .any(|it| format!("{:?}", it.value).contains(":111122223333:"))
        );
    }
}
