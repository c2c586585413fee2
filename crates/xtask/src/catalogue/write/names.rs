//! The names of all actions: a dictionary of words, and for each name the numbers of its words.

use std::collections::{BTreeMap, BTreeSet};

use super::prefixes;
use crate::catalogue::model::{Level, Model};

pub fn bytes(model: &Model) -> Vec<u8> {
    let none = BTreeSet::new();
    let groups: Vec<Vec<&str>> = prefixes(model)
        .into_iter()
        .flat_map(|prefix| {
            let of_level = |level: Level| {
                let actions = model.services.get(prefix).into_iter().flat_map(|it| &it.actions);
                actions
                    .filter(|(_, it)| it.level == level)
                    .map(|(name, _)| name.as_str())
                    .collect()
            };
            let others = [&model.retired, &model.mentioned].map(|it| it.get(prefix).unwrap_or(&none));
            let others = others.map(|names| names.iter().map(String::as_str).collect());
            Level::ALL.map(of_level).into_iter().chain(others)
        })
        .collect();
    let words = dictionary(groups.iter().flatten().copied());
    let places: BTreeMap<&str, usize> = words.iter().enumerate().map(|(place, word)| (*word, place)).collect();
    let mut bytes = b"names 1\n".to_vec();
    let text = words.join("\n");
    number(&mut bytes, text.len());
    bytes.extend(text.bytes());
    for names in &groups {
        number(&mut bytes, names.len());
        for name in names {
            let words = words_of(name);
            number(&mut bytes, words.len());
            for word in words {
                number(&mut bytes, places[word]);
            }
        }
    }
    bytes
}

/// All words, the frequent ones first: their numbers are the short ones.
fn dictionary<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in names.flat_map(words_of) {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    words.into_iter().map(|(word, _)| word).collect()
}

/// `DescribeDBClusters` is `Describe`, `DB`, `Clusters`.
fn words_of(name: &str) -> Vec<&str> {
    let bytes = name.as_bytes();
    let run = |from: usize, fits: fn(&u8) -> bool| from + bytes[from..].iter().take_while(|it| fits(it)).count();
    let is_small = |it: &u8| it.is_ascii_lowercase() || it.is_ascii_digit();
    let mut words = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let capitals = run(at, u8::is_ascii_uppercase);
        let is_followed = bytes.get(capitals).is_some_and(u8::is_ascii_lowercase);
        let end = match capitals - at {
            0 => run(at, is_small).max(at + 1),
            1 => run(capitals, is_small),
            _ if is_followed => capitals - 1,
            _ => capitals,
        };
        words.push(&name[at..end]);
        at = end;
    }
    words
}

fn number(bytes: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while 0x7F < rest {
        bytes.push(rest as u8 & 0x7F | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(expected, words_of(name).join(" "));
    }

    #[test]
    fn words_of_names() {
        check("GetObject", "Get Object");
        check("DescribeDBClusters", "Describe DB Clusters");
        check("ListV2APIs", "List V2 AP Is");
        check(
            "AssociateViaAWSService-EventsAndStates",
            "Associate Via AWS Service - Events And States",
        );
        check("getA", "get A");
        check("IP", "IP");
        check("", "");
    }
}
