//! A request with its unknown keys closed, made again and again: what all closings share is made once.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::{Open, texts};
use crate::combine::Decision;
use crate::context::{Context, Key, Looked, Value};
use crate::derive;
use crate::keys;
use crate::policies::Policies;
use crate::request::Request;
use crate::survey::decide_three_valued;

/// What the closings of one request share.
pub struct Base<'a> {
    request: &'a Request,
    /// The keys that are known.
    known: Context,
    /// The keys that are closed, sorted as a context sorts them, each with its place among them.
    keys: Vec<(Key, usize)>,
    /// The unknown keys that are there for certain, each with something that it may hold.
    sent: Vec<(String, String)>,
}

impl<'a> Base<'a> {
    pub fn new(request: &'a Request, open: &[Open]) -> Self {
        let is_unknown = |name: &&str| request.context.get(name) == Looked::Unknown;
        let always = keys::KNOWN_KEYS.iter().filter(|(_, key)| key.always);
        let always = always.map(|(name, _)| *name).filter(is_unknown);
        let always = always.map(|name| (name.to_ascii_lowercase(), None));
        let told = request.context.all_sent();
        let told = told.map(|(name, one_of)| (name.into(), one_of.first().cloned()));
        let value = |(name, value): (String, Option<String>)| {
            let value = value.unwrap_or_else(|| texts::fresh(&name));
            (name, value)
        };
        let mut sent: Vec<(String, String)> = always.chain(told).map(value).collect();
        sent.sort_unstable();
        let mut keys: Vec<(Key, usize)> = open
            .iter()
            .zip(0..)
            .map(|((name, _), at)| (Key::new(name), at))
            .collect();
        keys.sort_by_key(|(key, _)| key.hash());
        Self {
            request,
            known: request.context.known(),
            keys,
            sent,
        }
    }

    /// The request with each key holding the value that is chosen of its own; the rest as where nothing is said.
    pub fn request(&self, choice: &[Option<usize>], open: &[Open]) -> Request {
        let chosen = self.keys.iter().filter_map(|(key, at)| {
            let value = open[*at].1.get(choice[*at]?)?.as_ref()?;
            Some((key, value))
        });
        let mut context = self.known.with(chosen);
        let before = &self.request.context;
        derive::follow_clock(&mut context, before);
        for (name, value) in &self.sent {
            if context.get(name) == Looked::Absent {
                context.set(name, Value::One(value.clone()));
                derive::follow_clock(&mut context, before);
            }
        }
        Request {
            context,
            caller: self.request.caller.clone(),
            action: self.request.action.clone(),
            resource: self.request.resource.clone(),
            resource_account: self.request.resource_account.clone(),
        }
    }
}

/// Decides closings: a closed request holds nothing unknown, so what three-valued logic says of it is definite.
pub struct Closer<'a> {
    policies: &'a Policies,
    pub open: &'a [Open],
    base: Base<'a>,
}

impl<'a> Closer<'a> {
    pub fn new(policies: &'a Policies, request: &'a Request, open: &'a [Open]) -> Self {
        Self {
            policies,
            open,
            base: Base::new(request, open),
        }
    }

    /// What is decided where each key holds the value chosen.
    pub fn decide(&self, choice: &[usize]) -> Decision {
        let choice: Vec<Option<usize>> = choice.iter().map(|at| Some(*at)).collect();
        decide_three_valued(self.policies, &self.base.request(&choice, self.open))
    }

    /// What is decided where some keys hold the value chosen, and the others what is not said.
    pub fn decide_some(&self, some: &[(usize, usize)]) -> Decision {
        let mut choice = vec![None; self.open.len()];
        for (key, at) in some {
            choice[*key] = Some(*at);
        }
        decide_three_valued(self.policies, &self.base.request(&choice, self.open))
    }
}
