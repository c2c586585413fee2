//! The list of managed policies, and their documents in buckets by the alphabet.

use std::collections::BTreeMap;

use super::Parts;
use crate::catalogue::model::Policy;

const N_BUCKETS: usize = 64;

pub fn parts(policies: &BTreeMap<String, Policy>) -> Parts {
    let mut index = format!("policies\t1\t{}\n", policies.len());
    let mut buckets: Vec<String> = (0..N_BUCKETS).map(|number| format!("bucket\t1\t{number}\n")).collect();
    for (place, (name, policy)) in policies.iter().enumerate() {
        let Policy {
            path,
            version,
            date,
            document,
        } = policy;
        index += &format!("{name}\t{path}\t{version}\t{date}\n");
        buckets[place * N_BUCKETS / policies.len()] += &format!("{name}\t{document}\n");
    }
    let mut parts = Parts::new();
    parts.insert("policies.txt".to_string(), index.into_bytes());
    for (number, bucket) in buckets.into_iter().enumerate() {
        parts.insert(format!("policies/{number:02}.txt"), bucket.into_bytes());
    }
    parts
}
