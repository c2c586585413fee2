//! What the program always has: prefixes and titles, global keys, partitions.

use sha2::{Digest, Sha256};

use super::{Parts, prefixes};
use crate::catalogue::model::Model;

pub fn text(model: &Model, parts: &Parts) -> String {
    let rest = lines(model);
    let mut hasher = Sha256::new();
    hasher.update(rest.as_bytes());
    for (name, bytes) in parts {
        // Lengths go in, so that no byte can move from one part to the next unseen.
        hasher.update(name.as_bytes());
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    let sum: String = hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("base\t1\t{sum}\t{}\n{rest}", model.date)
}

fn lines(model: &Model) -> String {
    let mut text = String::new();
    for prefix in prefixes(model) {
        let line = match model.services.get(prefix) {
            Some(service) if model.rcp.contains(prefix) => format!("c\t{prefix}\t{}", service.title),
            Some(service) => format!("s\t{prefix}\t{}", service.title),
            None if model.retired.contains_key(prefix) => format!("x\t{prefix}"),
            None => format!("m\t{prefix}"),
        };
        text += &line;
        text.push('\n');
    }
    for (name, types) in &model.global_keys {
        let letters: String = types.iter().map(|it| it.0).collect();
        text += &format!("k\t{name}\t{letters}\n");
    }
    for partition in &model.partitions {
        text += &format!("p\t{}\t{}\n", partition.id, partition.dns_suffix);
        for (id, title) in &partition.regions {
            text += &format!("r\t{id}\t{title}\n");
        }
    }
    text
}
