//! The VPC endpoint whose policy a case has.

use iam_eval::context::{Context, Looked};

use super::laid::Laid;
use crate::case::PolicyInputs;

const ID: &str = "aws:SourceVpce";
const VPC: &str = "aws:SourceVpc";

pub struct Endpoint<'a> {
    pub id: String,
    vpc: Option<&'a str>,
    gateway: bool,
    policy: &'a str,
}

/// The endpoint of a request, called as its context says, or as its policy is.
pub fn endpoint<'a>(policies: &'a PolicyInputs, context: &'a Context) -> Option<Endpoint<'a>> {
    let given = policies.endpoint.as_ref().filter(|it| it.policy.enabled)?;
    let one = |key: &str| match context.get(key) {
        Looked::One(value) => Some(value),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    };
    let named = Some(given.policy.name.as_str()).filter(|it| it.starts_with("vpce-"));
    Some(Endpoint {
        id: one(ID).or(named).unwrap_or("vpce-1a2b3c4d").into(),
        vpc: one(VPC),
        gateway: given.gateway,
        policy: &given.policy.text,
    })
}

impl Endpoint<'_> {
    /// The keys that a request has which goes through it.
    pub fn known(&self) -> impl Iterator<Item = (&str, &str)> {
        [(ID, self.id.as_str())].into_iter().chain(self.vpc.map(|it| (VPC, it)))
    }

    pub fn laid(self) -> Laid {
        let mut fields = vec![("id".to_string(), Laid::text(&self.id))];
        fields.extend(self.gateway.then(|| ("type".into(), Laid::text("gateway"))));
        fields.extend(self.vpc.map(|it| ("vpc".into(), Laid::text(it))));
        fields.push(("policy".into(), Laid::document(self.policy)));
        Laid::Object(fields)
    }
}
