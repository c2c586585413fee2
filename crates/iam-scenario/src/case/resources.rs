//! The resources of a request, which may have context keys of their own.

use super::{ContextEntry, Extra};
use crate::places::Places;

/// The resources of a request as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resources {
    /// `resource`: ARNs that share the request's context. Empty where none was given.
    Plain(Vec<String>),
    /// `resources`: each with keys of its own.
    Own(Vec<OwnResource>),
}

/// A resource, and the context keys that stand on it alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnResource {
    /// The resource's ARN.
    pub arn: String,
    /// The keys that it has, and others lack.
    pub context: Vec<ContextEntry>,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

impl Default for Resources {
    fn default() -> Self {
        Self::Plain(Vec::new())
    }
}

impl Resources {
    /// The one resource of a request, or none where the text is empty.
    #[must_use]
    pub fn of(arn: &str) -> Self {
        Self::Plain(Some(arn.to_string()).filter(|it| !it.is_empty()).into_iter().collect())
    }

    /// Each with the keys that stand on it alone.
    pub fn each(&self) -> impl Iterator<Item = (&str, &[ContextEntry])> {
        let (plain, own) = match self {
            Self::Plain(arns) => (arns.as_slice(), [].as_slice()),
            Self::Own(own) => ([].as_slice(), own.as_slice()),
        };
        let plain = plain.iter().map(|arn| (arn.as_str(), [].as_slice()));
        plain.chain(own.iter().map(|it| (it.arn.as_str(), it.context.as_slice())))
    }

    /// The ARNs of all, in order.
    pub fn arns(&self) -> impl Iterator<Item = &str> {
        self.each().map(|(arn, _)| arn)
    }

    /// The ARN of the first.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.arns().next()
    }

    /// Whether none is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Each resource by itself, as the one of a request.
    pub fn alone(&self) -> impl Iterator<Item = Self> {
        self.each().map(|(arn, context)| match context {
            [] => Self::Plain(vec![arn.to_string()]),
            context => Self::Own(vec![OwnResource {
                arn: arn.to_string(),
                context: context.to_vec(),
                extra: Extra::new(),
            }]),
        })
    }

    /// Other ARNs in their places. The keys of a resource follow its ARN, or where none is the same, its place.
    #[must_use]
    pub fn renamed(&self, arns: &[&str]) -> Self {
        match self {
            Self::Plain(_) => Self::Plain(arns.iter().map(|arn| (*arn).to_string()).collect()),
            Self::Own(_) if arns.is_empty() => Self::default(),
            Self::Own(own) => {
                let places = Places::of(own.iter().map(|it| it.arn.as_str()));
                let renamed = |(at, arn): (usize, &&str)| OwnResource {
                    arn: (*arn).to_string(),
                    ..own.get(places.get(arn).unwrap_or(at)).cloned().unwrap_or_default()
                };
                Self::Own(arns.iter().enumerate().map(renamed).collect())
            }
        }
    }

    /// The ARNs in one text, parted by something.
    #[must_use]
    pub fn joined(&self, comma: &str) -> String {
        self.arns().collect::<Vec<_>>().join(comma)
    }
}
