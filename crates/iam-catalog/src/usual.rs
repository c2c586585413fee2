//! Of several types of resource that an action acts on, those that are mostly meant first.
//!
//! The reference lists them by name, so that of `s3:GetObject` an object by an access point stands before an object.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::service::{Action, ResourceType, Service};
use crate::template::ArnTemplate;

/// The ARN formats of what an action acts on: first of the type that its name speaks of, then of those that it needs, then
/// of those on which more actions of the service act.
///
/// ```
/// use iam_catalog::catalogue::{Catalogue, ServiceStanding};
/// use iam_catalog::usual;
///
/// let catalogue = Catalogue::whole();
/// let ServiceStanding::Known(s3) = catalogue.service("s3") else { panic!() };
/// let (of_type, _) = usual::formats(s3, s3.action("GetObject").unwrap())[0];
/// assert_eq!("object", &*of_type.name);
/// ```
#[must_use]
pub fn formats<'a>(service: &'a Service, action: &'a Action) -> Vec<(&'a ResourceType, &'a ArnTemplate)> {
    let mut formats: Vec<_> = service.formats_of(action).collect();
    if 1 < formats.len() {
        formats.sort_by_cached_key(|(of_type, _)| Reverse(rank(service, action, of_type)));
    }
    formats
}

/// What is larger comes first.
fn rank(service: &Service, action: &Action, of_type: &ResourceType) -> (usize, bool, usize) {
    let type_name = letters(&of_type.name);
    let n_named = if speaks_of(&action.name, &type_name) {
        type_name.len()
    } else {
        0
    };
    let is_it = |it: &ResourceType| it.name == of_type.name;
    let mut types = service.resource_types_of(action);
    let is_required = types.any(|(it, edge)| is_it(it) && edge.is_required);
    let acts = |action: &&Action| service.resource_types_of(action).any(|(it, _)| is_it(it));
    (n_named, is_required, service.actions.iter().filter(acts).count())
}

/// Whether whole words of an action's name are those of a type: `CreateRouteTable`, `DescribeInstances`.
fn speaks_of(action: &str, type_name: &str) -> bool {
    let is_capital = |at: usize| action.as_bytes().get(at).is_none_or(u8::is_ascii_uppercase);
    let mut found = action
        .char_indices()
        .filter(|(at, _)| is_capital(*at))
        .map(|(at, _)| at);
    found.any(|at| {
        let end = at + type_name.len();
        let is_alike = action.get(at..end).is_some_and(|it| it.eq_ignore_ascii_case(type_name));
        is_alike && (is_capital(end) || (action[end..].starts_with('s') && is_capital(end + 1)))
    })
}

/// `routetable` of `route-table`.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|it| it.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use crate::catalogue::{Catalogue, ServiceStanding};

    #[test]
    fn what_is_mostly_meant_stands_first() {
        let catalogue = Catalogue::whole();
        for (prefix, action, expected) in [
            ("s3", "GetObject", "object"),
            ("s3", "ListBucket", "bucket"),
            ("execute-api", "Invoke", "execute-api-general"),
            ("dynamodb", "Query", "table"),
            ("glue", "GetTable", "table"),
            ("ec2", "CreateRouteTable", "route-table"),
            ("ec2", "AssociateAddress", "instance"),
            ("ec2", "DetachVolume", "volume"),
            ("kms", "CreateAlias", "alias"),
            ("lambda", "TagResource", "function"),
            ("rds", "AddTagsToResource", "db"),
            ("ssm", "SendCommand", "document"),
            ("logs", "PutSubscriptionFilter", "log-group"),
        ] {
            let ServiceStanding::Known(service) = catalogue.service(prefix) else {
                panic!("{prefix}");
            };
            let action = service.action(action).expect("an action");
            let (of_type, _) = super::formats(service, action)[0];
            assert_eq!(expected, &*of_type.name, "{prefix}:{}", action.name);
        }
    }
}
