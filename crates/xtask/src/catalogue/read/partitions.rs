//! Partitions and Regions, as AWS's own client library has them.

use serde_json::Value;

use crate::catalogue::model::Partition;
use crate::catalogue::packages::{Content, file};

pub fn read(content: &Content) -> Result<Vec<Partition>, String> {
    of_text(file(content, "botocore/data/partitions.json")?)
}

fn of_text(text: &[u8]) -> Result<Vec<Partition>, String> {
    let all: Value = serde_json::from_slice(text).map_err(|e| format!("partitions.json: {e}"))?;
    let partitions = all["partitions"]
        .as_array()
        .ok_or("partitions.json has no partitions")?;
    partitions
        .iter()
        .map(|it| partition(it).ok_or(format!("partitions.json has one that cannot be read: {it}")))
        .collect()
}

fn partition(value: &Value) -> Option<Partition> {
    let regions = value["regions"].as_object()?.iter();
    // `aws-global` and its kin are no Regions that an ARN names.
    let real = regions.filter(|(id, _)| !id.ends_with("-global"));
    Some(Partition {
        id: value["id"].as_str()?.to_string(),
        dns_suffix: value["outputs"]["dnsSuffix"].as_str()?.to_string(),
        regions: real
            .map(|(id, region)| Some((id.clone(), region["description"].as_str()?.to_string())))
            .collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_region_is_left_out() {
        let text = br#"{"partitions": [{"id": "aws", "outputs": {"dnsSuffix": "amazonaws.com"},
            "regions": {"aws-global": {"description": "g"}, "us-east-1": {"description": "N. Virginia"}}}]}"#;
        let partitions = of_text(text).unwrap();
        assert_eq!(vec!["us-east-1"], partitions[0].regions.keys().collect::<Vec<_>>());
        assert!(of_text(br#"{"partitions": [{"id": "aws"}]}"#).is_err());
    }
}
