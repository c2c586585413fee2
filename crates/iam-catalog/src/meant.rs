//! The action that was probably meant by a text that is none: `s3GetObject`, `s3.GetObject`, `GetObject`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::catalogue::{ActionStanding, Catalogue, ServiceStanding};

/// The action that was meant by a text without a colon in its place, or with something else there.
///
/// `beside`: services that stand beside the text, as the ARNs of resources name them. A name that stands alone is theirs, or
/// that of the only service that has it.
///
/// ```
/// use iam_catalog::catalogue::Catalogue;
/// use iam_catalog::meant;
///
/// let catalogue = Catalogue::whole();
/// assert_eq!(Some("s3:GetObject".into()), meant::action(&catalogue, "s3.GetObject", []));
/// assert_eq!(Some("s3:GetObject".into()), meant::action(&catalogue, "GetObject", ["s3"]));
/// ```
#[must_use]
pub fn action<'a>(catalogue: &Catalogue, written: &str, beside: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let beside: Vec<&str> = beside.into_iter().collect();
    read(written, &beside, &|_, service, name| of(catalogue, service, name))
        .or_else(|| of_one_service(catalogue, written.trim()))
}

/// The same by the form of the text alone, for those who have no catalogue: what it says need not be an action.
///
/// ```
/// assert_eq!(Some("s3:GetObject".into()), iam_catalog::meant::by_form("GetObject", ["s3"]));
/// ```
#[must_use]
pub fn by_form<'a>(written: &str, beside: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let beside: Vec<&str> = beside.into_iter().collect();
    read(written, &beside, &|written, service, name| {
        let may_be = match written {
            Written::Apart => true,
            // Where nothing parts them, any small letters would be a service.
            Written::Together | Written::Alone => beside.contains(&service),
        };
        (may_be && is_service(service) && is_name(name)).then(|| format!("{service}:{name}"))
    })
}

fn is_service(text: &str) -> bool {
    let is_of_service = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    !text.is_empty() && text.chars().all(is_of_service)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase()) && text.chars().all(|it| it.is_ascii_alphanumeric())
}

/// How service and name stand in a text.
#[derive(Clone, Copy)]
enum Written {
    /// `s3.GetObject`, `s3 GetObject`, `s3::GetObject`.
    Apart,
    /// `s3GetObject`.
    Together,
    /// The name alone; the service stands beside the text.
    Alone,
}

/// The first way to read a text as service and name that is an action to a judge.
fn read(written: &str, beside: &[&str], judge: &dyn Fn(Written, &str, &str) -> Option<String>) -> Option<String> {
    let written = written.trim();
    let apart = written.find(|it| !is_of_name(it)).and_then(|at| {
        let name = written[at..].trim_matches(|it| !is_of_name(it));
        judge(Written::Apart, &written[..at], name)
    });
    // Of services the one with the longest prefix, and a name that begins with a capital.
    let together = || {
        let capitals = written.char_indices().filter(|(_, it)| it.is_ascii_uppercase());
        let mut places = capitals.map(|(at, _)| at).filter(|at| 0 < *at).rev();
        places.find_map(|at| judge(Written::Together, &written[..at], &written[at..]))
    };
    let alone = || {
        beside
            .iter()
            .find_map(|service| judge(Written::Alone, service, written))
    };
    apart.or_else(together).or_else(alone)
}

/// Characters of services, and of names with their wildcards.
fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || ['-', '*', '?'].contains(&character)
}

/// An action of a service by its name, slips of typing aside; as it is written where nothing is loaded to compare it with.
fn of(catalogue: &Catalogue, service: &str, name: &str) -> Option<String> {
    let prefix = match catalogue.service(service) {
        ServiceStanding::Known(service) => &*service.prefix,
        ServiceStanding::NotLoaded(service) => &*service.prefix,
        ServiceStanding::Retired | ServiceStanding::Mentioned | ServiceStanding::Unknown => return None,
    };
    if name.is_empty() || !name.chars().all(is_of_name) {
        return None;
    }
    if name.contains(['*', '?']) {
        let pattern = format!("{prefix}:{name}");
        let fitting = catalogue.actions_matching(&pattern);
        return (!fitting.actions.is_empty() || !fitting.not_loaded.is_empty()).then_some(pattern);
    }
    let near = catalogue
        .nearest_action(prefix, name)
        .map(|near| format!("{prefix}:{near}"));
    near.or_else(|| match catalogue.action(prefix, name) {
        ActionStanding::NotLoaded => Some(format!("{prefix}:{name}")),
        ActionStanding::Known(..)
        | ActionStanding::Named(_)
        | ActionStanding::Retired
        | ActionStanding::Mentioned
        | ActionStanding::Unknown => None,
    })
}

fn of_one_service(catalogue: &Catalogue, name: &str) -> Option<String> {
    if name.is_empty() || name.contains(['*', '?']) {
        return None;
    }
    let fitting = catalogue.actions_matching(&format!("*:{name}"));
    match fitting.actions.as_slice() {
        [one] => Some(format!("{}:{}", one.service, one.name)),
        [] | [_, _, ..] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, beside: &[&str], expected: Option<&str>) {
        let found = action(&Catalogue::whole(), written, beside.iter().copied());
        assert_eq!(expected, found.as_deref(), "{written}");
    }

    #[test]
    fn what_stands_between_service_and_name() {
        for written in [
            "s3.GetObject",
            "s3 GetObject",
            "s3/getobject",
            "S3::GetObject",
            "s3;GetObjekt",
            "s3: GetObject",
        ] {
            check(written, &[], Some("s3:GetObject"));
        }
        check("dynamodb.Get*", &[], Some("dynamodb:Get*"));
        check("dynamodb.Gett*", &[], None);
        check("nosuch.GetObject", &[], None);
        check("s3.", &[], None);
    }

    #[test]
    fn nothing_stands_between_them() {
        check("s3GetObject", &[], Some("s3:GetObject"));
        check("s3-object-lambdaGetObject", &[], Some("s3-object-lambda:GetObject"));
        check("dynamodbGet*", &[], Some("dynamodb:Get*"));
        check(
            "elasticloadbalancingCreateLoadBalancer",
            &[],
            Some("elasticloadbalancing:CreateLoadBalancer"),
        );
        check("s3getobject", &[], None);
    }

    #[test]
    fn the_service_is_missing() {
        check("GetObject", &["sqs", "s3"], Some("s3:GetObject"));
        check("GetObject", &[], None);
        check("AssumeRoleWithSAML", &[], Some("sts:AssumeRoleWithSAML"));
        check("Get*", &["s3"], Some("s3:Get*"));
        check("", &["s3"], None);
        check("*", &[], None);
    }

    #[test]
    fn the_form_alone_tells() {
        let found = |written: &str| by_form(written, ["sqs", "s3"]);
        for written in ["s3.GetObject", "s3 GetObject", "s3GetObject", "s3::GetObject"] {
            assert_eq!(Some("s3:GetObject".into()), found(written), "{written}");
        }
        assert_eq!(Some("sqs:SendMessage".into()), found("SendMessage"));
        for written in ["sendMessage", "Get Object", "s3.", "", "Get*"] {
            assert_eq!(None, found(written), "{written}");
        }
        assert_eq!(None, by_form("GetObject", []));
    }

    #[test]
    fn nothing_is_loaded() {
        let found = |written: &str| action(&Catalogue::default(), written, ["s3"]);
        assert_eq!(Some("sqs:SendMessage".into()), found("sqsSendMessage"));
        assert_eq!(Some("s3:GetObject".into()), found("GetObject"));
        assert_eq!(None, found("Get Object"));
    }
}
