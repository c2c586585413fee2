//! A policy alone that something is asked of: what stands where nothing is said of it, in a page as where it is shown.

use crate::document::Place;
use crate::paste::{Fit, suits};

/// Who asks where nobody is named.
pub const SOMEBODY: &str = "arn:aws:iam::111122223333:user/ana";
/// What a policy is called that has no name.
pub const NAME: &str = "example";
/// What is asked for where no resource is named.
pub const ANYTHING: &str = "*";

/// Whether it is taken for a resource's: its statements name principals.
#[must_use]
pub fn is_of_resource(text: &str) -> bool {
    match suits(text, Place::Identity) {
        Fit::Belongs(_) => true,
        Fit::Fits | Fit::Unclear => false,
    }
}
