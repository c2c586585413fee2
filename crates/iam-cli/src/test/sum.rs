//! How many expectations were met.

use super::tested::{Came, Tested};
use crate::status::Status;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub n_met: usize,
    pub n_unmet: usize,
    pub n_errors: usize,
    /// Files that expect something.
    pub n_files: usize,
    /// Files that expect nothing.
    pub n_without: usize,
}

impl Sum {
    /// `n_unreadable` paths could not be looked at.
    pub fn of(tested: &[Tested], n_unreadable: usize) -> Self {
        let mut sum = Self {
            n_errors: n_unreadable,
            ..Self::default()
        };
        for tested in tested {
            if tested.is_empty() {
                sum.n_without += 1;
            } else {
                sum.n_files += 1;
            }
            for checked in &tested.checked {
                match checked.came {
                    Came::Met => sum.n_met += 1,
                    Came::Unmet { .. } => sum.n_unmet += 1,
                    Came::Error(_) => sum.n_errors += 1,
                }
            }
        }
        sum
    }

    /// Where nothing was tested, nothing is fine: a wrong path must not look like a test that passed.
    pub fn status(&self) -> Status {
        match (self.n_met, self.n_unmet, self.n_errors) {
            (0, 0, 0) => Status::Failed,
            (_, 0, 0) => Status::Fine,
            (_, _, 0) => Status::Unmet,
            _ => Status::Failed,
        }
    }
}
