//! Reads the packages into one model.

mod global_keys;
pub mod managed;
mod partitions;
mod reference;

use super::model::Model;
use super::package;
use super::packages;

pub fn model() -> Result<Model, String> {
    let mut model = Model::default();
    let newer = reference::read(&package(&packages::REFERENCE)?)?;
    reference::check(&newer)?;
    // The older one is not checked: of its keys and resource types nothing is taken.
    let older = reference::read(&package(&packages::OLDER_REFERENCE)?)?;
    reference::join(newer, older, &mut model)?;
    model.global_keys = global_keys::read(&package(&packages::GLOBAL_KEYS)?)?;
    model.partitions = partitions::read(&package(&packages::PARTITIONS)?)?;
    let policies = managed::read(&package(&packages::MANAGED_POLICIES)?)?;
    managed::join(policies, &mut model);
    Ok(model)
}
