//! `Resource` and `NotResource`.

use alloc::boxed::Box;
use alloc::vec::Vec;

use iam_syntax::arn::{ResourcePattern, ShortArn};
use iam_syntax::pattern::Glob;
use iam_syntax::policy::{Clause, Version};
use iam_syntax::template::Template;

use super::variable::{NoValue, VariableText};
use crate::request::Request;
use crate::truth::{Truth, any};

/// A compiled `Resource` or `NotResource`.
#[derive(Clone, Debug)]
pub struct ResourceTest {
    /// Whether it is `NotResource`.
    pub inverted: bool,
    /// One for each value, in the policy's order.
    pub elements: Vec<ResourceElement>,
}

/// One value of it.
#[derive(Clone, Debug)]
pub struct ResourceElement {
    /// What a resource is compared with.
    pub pattern: Fill,
    /// Whether it is `arn:aws:s3:::*` in a statement that names its actions: then it also grants
    /// `s3:ListAllMyBuckets`, which has no resource.
    pub all_buckets: bool,
}

/// A pattern, or what becomes one when its variables are put in.
#[derive(Clone, Debug)]
pub enum Fill {
    /// It has no variable, and is compiled once.
    Fixed(ResourcePattern),
    /// It has variables, and is compiled at each request.
    Variable {
        /// The value, its variables not put in.
        text: Box<VariableText>,
        /// What becomes of it with fewer than six fields.
        short: ShortArn,
        /// Whether `execute-api:/…` is a path of the policy's own API.
        own_api: bool,
    },
}

impl ResourceTest {
    #[must_use]
    pub(crate) fn new(clause: &Clause, version: Version, short: ShortArn, own_api: bool, by_action: bool) -> Self {
        let element = |text: &str| {
            let pattern = match Template::new(text, version) {
                None => Fill::Fixed(ResourcePattern::new(&Glob::new(text), short, own_api)),
                Some(template) => Fill::Variable {
                    text: VariableText::new(template).into(),
                    short,
                    own_api,
                },
            };
            ResourceElement {
                pattern,
                all_buckets: by_action && is_all_buckets(text),
            }
        };
        let elements = clause.elements.iter().map(|text| element(&text.value)).collect();
        Self {
            inverted: clause.inverted,
            elements,
        }
    }

    /// Whether the clause matches the resource of a request.
    // rule: A-16
    // rule: A-17
    #[must_use]
    pub fn matches(&self, request: &Request) -> Truth {
        let hit = any(self.elements.iter().map(|element| element.matches(request)));
        if self.inverted { !hit } else { hit }
    }
}

impl ResourceElement {
    /// Whether one value matches. A variable without a value matches no resource (V-8).
    // rule: V-5
    // rule: V-8
    // rule: A-15
    #[must_use]
    pub fn matches(&self, request: &Request) -> Truth {
        let resource = request.resource.text.as_str();
        let hit = match &self.pattern {
            Fill::Fixed(pattern) => pattern.matches(resource),
            Fill::Variable { text, short, own_api } => match filled(text, *own_api, request) {
                Ok(glob) => glob.is_some_and(|glob| ResourcePattern::new(&glob, *short, *own_api).matches(resource)),
                Err(NoValue::Missing) => false,
                Err(NoValue::Unknown) => return Truth::Unknown,
            },
        };
        Truth::from(hit || self.grants_bucket_list(request))
    }

    /// Whether the value matches only because AWS accepts it for `s3:ListAllMyBuckets`.
    #[must_use]
    pub(crate) fn grants_bucket_list(&self, request: &Request) -> bool {
        self.all_buckets && request.resource.text == "*" && request.action.lower() == "s3:listallmybuckets"
    }
}

/// A text with its variables put in; none where no pattern of it fits the resource. How it begins tells most apart,
/// unless the resource need not begin so (a path of an API of one's own).
fn filled(text: &VariableText, own_api: bool, request: &Request) -> Result<Option<Glob<'static>>, NoValue> {
    let (resource, context) = (request.resource.text.as_str(), &request.context);
    if own_api || text.begins(context, resource)? {
        text.glob_within(resource.len(), context)
    } else {
        Ok(None)
    }
}

fn is_all_buckets(text: &str) -> bool {
    text.strip_prefix("arn:")
        .and_then(|rest| rest.split_once(':'))
        .is_some_and(|(_, rest)| rest == "s3:::*")
}
