//! What of a context stands on one resource: its own keys over those of the request, without keys that never stand on
//! its type.

use std::borrow::Cow;
use std::rc::Rc;

use iam_catalog::row_keys;
use iam_eval::context::Shared;
use iam_eval::derive::Given;
use iam_eval::request::Action;

use crate::below::{Below, Filter, Left};
use crate::carried::Carried;
use crate::case::{ContextEntry, among, laid_over};
use crate::given;
use crate::problem::Problem;

/// The context keys of a question, perhaps over those that it shares with others.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    pub context: &'a [ContextEntry],
    pub unknown: &'a [String],
    pub below: Option<&'a Below<'a>>,
    /// Whether the unknown keys of what lies below are, too.
    pub has_unknown_below: bool,
}

pub struct Standing<'a> {
    pub context: Cow<'a, [ContextEntry]>,
    pub unknown: Cow<'a, [String]>,
    /// Keys that were given for all resources and never stand on this one.
    pub absent: Vec<String>,
    below: Option<Rc<Left>>,
}

impl<'a> Keys<'a> {
    /// No keys but those that lie below.
    #[must_use]
    pub fn below(below: &'a Below<'a>) -> Self {
        Self {
            context: &[],
            unknown: &[],
            below: Some(below),
            has_unknown_below: true,
        }
    }

    /// Keys that are shared with nothing.
    #[must_use]
    pub fn alone(context: &'a [ContextEntry], unknown: &'a [String]) -> Self {
        Self {
            context,
            unknown,
            below: None,
            has_unknown_below: false,
        }
    }

    /// What stands on a resource, where `own` are the keys that it has for itself.
    // rule: C-37
    #[must_use]
    pub fn standing(self, action: &Action, resource: &str, own: &'a [ContextEntry]) -> Standing<'a> {
        self.carried(action, resource, own, None)
    }

    /// The same, of which only that is left which is carried on to a further question.
    #[must_use]
    pub fn carried(
        self,
        action: &Action,
        resource: &str,
        own: &'a [ContextEntry],
        carried: Option<Carried>,
    ) -> Standing<'a> {
        let row = row_keys::row(action.service(), action.name(), resource);
        let is_kept = |name: &str| carried.as_ref().is_none_or(|it| it.keeps(name));
        let below = self.below.map(|it| {
            it.left(&Filter {
                row,
                carried: carried.clone(),
                has_unknown: self.has_unknown_below,
            })
        });
        if row.is_none() && own.is_empty() && carried.is_none() {
            return Standing {
                context: self.context.into(),
                unknown: self.unknown.into(),
                absent: Vec::new(),
                below,
            };
        }
        let is_own = among(own);
        let is_over = among(self.context);
        let [absent, absent_unknown] = below.as_ref().map(|it| &it.absent).cloned().unwrap_or_default();
        let is_left = |name: &String| !is_own(name) && !is_over(name);
        let mut absent: Vec<String> = absent.into_iter().filter(is_left).collect();
        let mut stands = |name: &str| {
            let is_given = is_own(name);
            let lacks = row.is_some_and(|row| row.lacks(name));
            if lacks && !is_given {
                absent.push(name.to_string());
            }
            !lacks && !is_given
        };
        let kept: Vec<ContextEntry> = self.context.iter().filter(|it| stands(&it.name)).cloned().collect();
        let mut unknown: Vec<String> = self.unknown.iter().filter(|it| stands(it)).cloned().collect();
        absent.extend(absent_unknown.into_iter().filter(is_left));
        let mut context = laid_over(&kept, own);
        context.retain(|it| is_kept(&it.name));
        unknown.retain(|it| is_kept(it));
        Standing {
            context: context.into(),
            unknown: unknown.into(),
            absent,
            below,
        }
    }
}

impl Standing<'_> {
    /// The keys that are not shared.
    ///
    /// # Errors
    /// Says which key can't hold what is given.
    pub fn given(&self) -> Result<Vec<Given<'_>>, Problem> {
        let below = self.below.iter().flat_map(|it| &it.problems);
        let is_over = among(&self.context);
        match below.into_iter().find(|(name, _)| !is_over(name)) {
            Some((_, problem)) => Err(problem.clone()),
            None => given::given(&self.context, &self.unknown),
        }
    }

    pub fn shared(&self) -> Option<&Shared> {
        self.below.as_ref().map(|it| &it.keys)
    }

    /// Whether anything is said of a key.
    pub fn gives(&self, name: &str) -> bool {
        let is_it = |other: &str| crate::case::same_key(other, name);
        self.context.iter().any(|it| is_it(&it.name))
            || self.unknown.iter().any(|it| is_it(it))
            || self.shared().is_some_and(|it| it.gives(name))
    }
}
