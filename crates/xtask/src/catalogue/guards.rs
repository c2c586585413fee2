//! What must hold before a file is written: a package whose makers lost half of AWS is not taken.

use super::model::Model;

pub const FEWEST_SERVICES: usize = 450;
pub const FEWEST_ACTIONS: usize = 22_000;
pub const FEWEST_POLICIES: usize = 1_500;
/// Of the actions that managed policies name, in a thousand.
pub const LEAST_COVERED: usize = 985;

pub fn check(model: &Model) -> Result<(), String> {
    let n_policies = model.policies.len();
    let least = |what: &str, n: usize, fewest: usize| match n < fewest {
        true => Err(format!(
            "there are {n} {what}, and {fewest} are the fewest that can be right"
        )),
        false => Ok(()),
    };
    least("services", model.services.len(), FEWEST_SERVICES)?;
    least("actions", model.n_actions(), FEWEST_ACTIONS)?;
    least("managed policies", n_policies, FEWEST_POLICIES)?;
    least("partitions", model.partitions.len(), 7)?;
    least("global keys", model.global_keys.len(), 59)?;
    let (n_named, n_covered) = (model.seen.n_named, model.seen.n_covered);
    if n_covered * 1000 < n_named * LEAST_COVERED {
        return Err(format!(
            "only {n_covered} of the {n_named} actions in managed policies are known: less than {LEAST_COVERED} in a thousand"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::{Action, Level, Partition, Policy, Service};

    fn model() -> Model {
        let action = || Action {
            level: Level::Read,
            is_permission_only: false,
            keys: Default::default(),
            resources: Default::default(),
            dependent_actions: Default::default(),
            description: String::new(),
        };
        let policy = || Policy {
            path: String::new(),
            version: String::new(),
            date: String::new(),
            document: String::new(),
        };
        let mut model = Model::default();
        for s in 0..FEWEST_SERVICES {
            let actions = (0..=FEWEST_ACTIONS / FEWEST_SERVICES).map(|a| (a.to_string(), action()));
            let actions = actions.collect();
            model.services.insert(
                s.to_string(),
                Service {
                    actions,
                    ..Service::default()
                },
            );
        }
        model.policies = (0..FEWEST_POLICIES).map(|it| (it.to_string(), policy())).collect();
        model.global_keys = (0..59).map(|it| (it.to_string(), Vec::new())).collect();
        let partition = || Partition {
            id: String::new(),
            dns_suffix: String::new(),
            regions: Default::default(),
        };
        model.partitions = (0..7).map(|_| partition()).collect();
        model.seen.n_named = 1000;
        model.seen.n_covered = LEAST_COVERED;
        model
    }

    #[track_caller]
    fn refuses(change: impl FnOnce(&mut Model), expected: &str) {
        let mut model = model();
        assert_eq!(Ok(()), check(&model));
        change(&mut model);
        let refused = check(&model).unwrap_err();
        assert!(refused.contains(expected), "{refused}");
    }

    #[test]
    fn what_shrank_is_refused() {
        refuses(|it| drop(it.services.pop_first()), "449 services");
        refuses(
            |it| it.services.values_mut().for_each(|it| drop(it.actions.pop_first())),
            "actions",
        );
        refuses(|it| drop(it.policies.pop_first()), "managed policies");
        refuses(|it| drop(it.partitions.pop()), "partitions");
        refuses(|it| drop(it.global_keys.pop_first()), "global keys");
        refuses(|it| it.seen.n_covered -= 1, "984 of the 1000");
    }
}
