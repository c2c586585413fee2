//! AWS's page about a thing.

use alloc::string::String;

use iam_catalog::service::Service;
use iam_syntax::operator::Base;

use crate::element::Element;

const GUIDE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";
const REFERENCE: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_";

/// A page of IAM's user guide.
pub(crate) fn guide(page: &str) -> String {
    let mut url = String::from(GUIDE);
    url.push_str(page);
    url
}

pub(crate) fn element(element: Element) -> String {
    let mut url = guide("reference_policies_elements_");
    let name = element.name();
    url.push_str(&name.to_ascii_lowercase());
    url.push_str(".html");
    url
}

pub(crate) fn operator(base: Base) -> String {
    let mut url = guide("reference_policies_elements_condition_operators.html#Conditions_");
    url.push_str(match base {
        Base::String { .. } => "String",
        Base::Numeric(_) => "Numeric",
        Base::Date(_) => "Date",
        Base::Bool => "Boolean",
        Base::Binary => "BinaryEquals",
        Base::IpAddress { .. } => "IPAddress",
        Base::Arn { .. } => "ARN",
        Base::Null => "Null",
    });
    url
}

/// A global condition key: `aws:SourceIp`.
pub(crate) fn global_key(name: &str) -> String {
    let mut url = guide("reference_policies_condition-keys.html#condition-keys-");
    let own = name.split_once(':').map_or(name, |(_, own)| own);
    let own = own.split_once('/').map_or(own, |(own, _)| own);
    url.push_str(&own.to_ascii_lowercase());
    url
}

/// A service's page in the Service Authorization Reference, at a heading.
pub(crate) fn service(service: &Service, heading: Heading<'_>) -> String {
    let is_part = |it: &char| it.is_ascii_alphanumeric() || *it == '-';
    let name: String = service
        .title
        .chars()
        .filter(is_part)
        .map(|it| it.to_ascii_lowercase())
        .collect();
    let mut url = String::from(REFERENCE);
    url.push_str(&name);
    url.push_str(".html#");
    url.push_str(&name);
    url.push('-');
    match heading {
        Heading::Actions => url.push_str("actions-as-permissions"),
        Heading::Action(action) => url.push_str(action),
        Heading::Resources => url.push_str("resources-for-iam-policies"),
        Heading::Keys => url.push_str("policy-keys"),
    }
    url
}

/// A part of such a page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Heading<'a> {
    Actions,
    Action(&'a str),
    Resources,
    Keys,
}
