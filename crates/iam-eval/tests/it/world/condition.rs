//! Conditions on the keys of the vocabulary.

use std::collections::BTreeMap;

use iam_eval::context::Looked;
use iam_syntax::operator::NAMES;

use super::documents::Gen;
use super::statement::quote;
use super::vocabulary::{KEYS, KeyInfo, LIKES, Type, VARIABLES, pool};

impl Gen {
    pub fn condition(&mut self) -> String {
        let mut block: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for _ in 0..=self.rng.below(3) {
            let open: Vec<&KeyInfo> = KEYS
                .iter()
                .filter(|info| self.context.get(info.name) == Looked::Unknown)
                .collect();
            let info = if open.is_empty() || self.rng.chance(40) {
                self.rng.one_of(KEYS)
            } else {
                self.rng.pick(&open)
            };
            let operator = self.operator(info);
            let values = self.values(info, &operator);
            let spelled = match self.rng.below(10) {
                0 => info.name.to_uppercase(),
                1 => info.name.to_lowercase(),
                _ => info.name.to_owned(),
            };
            let slot = block.entry(operator).or_default();
            if !slot.keys().any(|key| key.eq_ignore_ascii_case(&spelled)) {
                slot.insert(spelled, values);
            }
        }
        let members: Vec<String> = block
            .iter()
            .map(|(operator, keys)| {
                let keys: Vec<String> = keys
                    .iter()
                    .map(|(key, values)| format!("{}:{values}", quote(key)))
                    .collect();
                format!("{}:{{{}}}", quote(operator), keys.join(","))
            })
            .collect();
        format!(r#""Condition":{{{}}}"#, members.join(","))
    }

    pub fn operator(&mut self, info: &KeyInfo) -> String {
        let fitting: &[&str] = match info.holds {
            Type::Text => &[
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
            ],
            Type::Number => &[
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals",
            ],
            Type::Date => &[
                "DateEquals",
                "DateNotEquals",
                "DateLessThan",
                "DateLessThanEquals",
                "DateGreaterThan",
                "DateGreaterThanEquals",
            ],
            Type::Bool => &["Bool", "Bool", "StringEquals"],
            Type::Ip => &["IpAddress", "NotIpAddress"],
            Type::Arn => &["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals", "StringLike"],
            Type::Bytes => &["BinaryEquals"],
        };
        let base = match self.rng.below(20) {
            0 | 1 => "Null",
            2 => self.rng.one_of(&NAMES).0,
            _ => self.rng.pick(fitting),
        };
        let quantified = if info.set == Some(false) { 12 } else { 80 };
        let quantifier = match self.rng.chance(quantified) {
            true => self.rng.pick(&["ForAllValues:", "ForAnyValue:"]),
            false => "",
        };
        let if_exists = if base != "Null" && self.rng.chance(25) {
            "IfExists"
        } else {
            ""
        };
        let name = format!("{quantifier}{base}{if_exists}");
        if self.rng.chance(2) { name.to_lowercase() } else { name }
    }

    pub fn values(&mut self, info: &KeyInfo, operator: &str) -> String {
        let lower = operator.to_lowercase();
        if lower.ends_with("null") {
            let n_values = self.rng.pick(&[1, 1, 1, 1, 0, 2]);
            let values: Vec<String> = (0..n_values)
                .map(|_| self.rng.pick(&["true", "false", "TRUE", "x"]).to_owned())
                .collect();
            return self.list(&values);
        }
        let held: Vec<String> = match self.context.get(info.name) {
            Looked::One(value) => vec![value.to_owned()],
            Looked::Many(values) => values.to_vec(),
            Looked::Absent | Looked::Unknown => vec![],
        };
        let n_values = self.rng.pick(&[1, 1, 1, 1, 2, 2, 3, 0]);
        let mut values: Vec<String> = Vec::new();
        for _ in 0..n_values {
            let value = match self.rng.below(20) {
                0..9 if !held.is_empty() => self.rng.one_of(&held).clone(),
                9 | 10 if lower.contains("string") || lower.contains("arn") => self.rng.pick(VARIABLES).to_owned(),
                11..14 if lower.contains("like") => self.rng.pick(LIKES).to_owned(),
                14 => self.rng.pick(pool(Type::Text)).to_owned(),
                _ => self.rng.pick(pool(info.holds)).to_owned(),
            };
            values.push(value);
        }
        if values.len() == 1
            && self.rng.chance(20)
            && ["true", "false", "10", "9.5", "-3", "0.10", "1e3", "0"].contains(&values[0].as_str())
        {
            return values.concat();
        }
        self.list(&values)
    }
}
