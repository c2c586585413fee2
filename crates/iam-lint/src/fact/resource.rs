//! Resources and ARNs.

use alloc::string::String;
use alloc::vec::Vec;

use super::kind::ArnField;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceFact {
    UnknownServiceInArn {
        service: String,
        near: Option<String>,
    },
    UnknownPartition {
        partition: String,
    },
    UnknownRegion {
        region: String,
        near: Option<String>,
    },
    RegionOfOtherPartition {
        region: String,
        partition: String,
    },
    /// `n_digits`: how many there are, if there is nothing else.
    NotAnAccount {
        account: String,
        n_digits: Option<usize>,
    },
    ArnFieldNotAllowed {
        field: ArnField,
        service: String,
    },
    ArnFieldMissing {
        field: ArnField,
        service: String,
    },
    /// `action` is asked on what the resource lies in, too, and the policy does not allow it there.
    WithoutAncestors {
        action: String,
        lacks: Vec<String>,
    },
    /// `example`: a format of the service.
    UnknownResourceFormat {
        service: String,
        example: String,
    },
}
