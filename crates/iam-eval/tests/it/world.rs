//! Random worlds: a request and the policies around it, from a vocabulary so small that things often match.
//!
//! Each world has a goal, so that every way a request can end comes up often; whether it is reached is chance.

mod asked;
mod closing;
mod condition;
mod documents;
mod goal;
mod statement;
mod vocabulary;

use iam_eval::policies::{Attached, Policies};
use iam_eval::request::{Action, Request, Resource};
use iam_reference::world::World as Plain;

use crate::rng::Rng;
pub use closing::closing;
use documents::Gen;

/// A request and its policies, for the evaluator and for the reference.
pub struct World {
    pub seed: u64,
    pub request: Request,
    pub policies: Policies,
    pub plain: Plain,
    /// Every document as text, to be shown when something is wrong.
    texts: Vec<(String, String)>,
}

impl World {
    /// The world as a person can read it, with a request of it.
    pub fn show(&self, request: &Request) -> String {
        let Request {
            caller,
            action,
            resource,
            resource_account,
            context,
        } = request;
        let mut shown = format!(
            "world {}\n{caller:?}\n{} on {} of {resource_account}\n{:?}\n",
            self.seed,
            action.text,
            resource.text,
            context.entries()
        );
        for (place, text) in &self.texts {
            shown.push_str(&format!("{place}: {text}\n"));
        }
        shown
    }

    /// Every policy of the world.
    pub fn attached(&self) -> Vec<&Attached> {
        let Policies {
            rcps,
            scps,
            endpoint,
            resource,
            identity,
            boundary,
            sessions,
        } = &self.policies;
        let levels = rcps.iter().chain(scps).flat_map(|level| &level.policies);
        let single = [endpoint, resource, boundary].into_iter().flatten();
        levels
            .chain(single)
            .chain(identity)
            .chain(sessions.iter().flatten())
            .collect()
    }
}
/// The world with this number.
pub fn world(seed: u64) -> World {
    build(seed, false)
}

/// The same with some keys unknown.
pub fn open_world(seed: u64) -> World {
    build(seed, true)
}

fn build(seed: u64, with_unknown: bool) -> World {
    let mut rng = Rng::new(
        seed.wrapping_mul(0xD6E8_FEB8_6659_FD93)
            .wrapping_add(u64::from(with_unknown)),
    );
    let goal = goal::goal(&mut rng);
    let caller = asked::caller(&mut rng, goal);
    let (action, resource) = asked::asked(&mut rng, goal, &caller);
    let resource_account = asked::owner(&mut rng, goal, &caller);
    let action = Action::new(&action).expect("the vocabulary holds actions");
    let context = asked::context(&mut rng, &caller, with_unknown);
    let mut make = Gen {
        rng,
        caller,
        action,
        resource,
        context,
        texts: Vec::new(),
    };
    let (policies, plain) = make.policies(goal);
    let Gen {
        caller,
        action,
        resource,
        context,
        texts,
        ..
    } = make;
    let resource = Resource::new(&resource, &action);
    World {
        seed,
        request: Request {
            caller,
            action,
            resource,
            resource_account,
            context,
        },
        policies,
        plain,
        texts,
    }
}
