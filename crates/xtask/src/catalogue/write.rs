//! Writes the model as the parts that `iam-catalog` reads; each file of that crate says its format in its head.

pub mod base;
pub mod dependent;
mod managed;
mod names;
pub mod row_keys;
mod shard;
pub mod versions;
pub mod whole;

use std::collections::{BTreeMap, BTreeSet};

use super::model::Model;

/// The parts by their name.
pub type Parts = BTreeMap<String, Vec<u8>>;

pub fn parts(model: &Model) -> Parts {
    let mut parts = Parts::new();
    parts.insert("names.bin".to_string(), names::bytes(model));
    for (prefix, service) in &model.services {
        let others = Others {
            retired: model.retired.get(prefix).cloned().unwrap_or_default(),
            mentioned: model.mentioned.get(prefix).cloned().unwrap_or_default(),
        };
        let text = shard::text(prefix, service, &others);
        parts.insert(format!("svc/{prefix}.txt"), text.into_bytes());
    }
    parts.extend(managed::parts(&model.policies));
    parts
}

/// The names of a service that are not in the reference.
struct Others {
    retired: BTreeSet<String>,
    mentioned: BTreeSet<String>,
}

/// All prefixes: those of the reference, those that it had, those that managed policies name.
fn prefixes(model: &Model) -> BTreeSet<&str> {
    let known = model.services.keys();
    known
        .chain(model.retired.keys())
        .chain(model.mentioned.keys())
        .map(String::as_str)
        .collect()
}

#[cfg(test)]
mod tests;
