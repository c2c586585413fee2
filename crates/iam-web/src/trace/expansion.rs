//! Patterns among actions, one a line, taken apart into the actions that they stand for: first those that the policies
//! name, then those that the catalogue knows. Pure.

use std::collections::BTreeSet;

use iam_syntax::pattern::Pattern;

/// How many lines of the grid are asked for, each way.
pub const MOST_LINES: usize = 40;

/// What the catalogue knows of a pattern: actions, and whether there are more.
pub type Known = (Vec<String>, bool);

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Expanded {
    pub lines: Vec<String>,
    pub left_out: Vec<LeftOut>,
    /// The patterns that stand for nothing known, which stay.
    pub unknown: Vec<String>,
}

/// What there was no room for.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub pattern: String,
    pub n: usize,
    /// Whether there are more than so many.
    pub is_more: bool,
}

pub fn is_pattern(line: &str) -> bool {
    line.contains(['*', '?'])
}

/// The lines with each pattern taken apart, as far as there is room for `most`. `known` has an entry for each pattern, in
/// their order.
pub fn expanded(lines: &[String], named: &[String], known: Vec<Known>, most: usize) -> Expanded {
    let mut known = known.into_iter();
    let found: Vec<(&String, Option<Known>)> = lines
        .iter()
        .map(|line| {
            let known = is_pattern(line).then(|| known.next().unwrap_or_default());
            (
                line,
                known.map(|(actions, is_cut)| (standing_for(line, named, actions), is_cut)),
            )
        })
        .collect();
    let stays = |(_, found): &&(&String, Option<Known>)| found.as_ref().is_none_or(|(actions, _)| actions.is_empty());
    // What stays as it is has its room whatever the patterns stand for.
    let mut room = most.saturating_sub(found.iter().filter(stays).count());
    let mut into = Expanded::default();
    let mut there = BTreeSet::new();
    for (line, found) in found {
        let Some((actions, is_cut)) = found else {
            if there.insert(line.to_lowercase()) {
                into.lines.push(line.clone());
            }
            continue;
        };
        if actions.is_empty() {
            into.lines.push(line.clone());
            into.unknown.push(line.clone());
            continue;
        }
        let news: Vec<String> = actions
            .into_iter()
            .filter(|it| !there.contains(&it.to_lowercase()))
            .collect();
        let n_taken = news.len().min(room);
        let n_left_out = news.len() - n_taken;
        room -= n_taken;
        there.extend(news.iter().take(n_taken).map(|it| it.to_lowercase()));
        into.lines.extend(news.into_iter().take(n_taken));
        if 0 < n_left_out || is_cut {
            into.left_out.push(LeftOut {
                pattern: line.clone(),
                n: n_left_out,
                is_more: is_cut,
            });
        }
    }
    into
}

/// The actions that a pattern stands for, each once; case does not count.
fn standing_for(pattern: &str, named: &[String], known: Vec<String>) -> Vec<String> {
    let pattern = Pattern::ignoring_case(pattern);
    let mut there = BTreeSet::new();
    let all = named.iter().cloned().chain(known);
    all.filter(|it| pattern.matches(it) && there.insert(it.to_lowercase()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|it| (*it).to_string()).collect()
    }

    fn known(list: &[&str], is_cut: bool) -> Known {
        (texts(list), is_cut)
    }

    #[test]
    fn what_the_policies_name_comes_first_and_each_comes_once() {
        let lines = texts(&["sqs:*", "s3:PutObject", "s3:*"]);
        let named = texts(&["s3:GetObject", "ec2:RunInstances"]);
        let found = vec![
            known(&["sqs:SendMessage"], false),
            known(&["s3:getobject", "s3:DeleteObject", "s3:PutObject"], false),
        ];
        let into = expanded(&lines, &named, found, 40);
        let expected = ["sqs:SendMessage", "s3:PutObject", "s3:GetObject", "s3:DeleteObject"];
        assert_eq!(into.lines, expected);
        assert_eq!((into.left_out, into.unknown), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_there_is_no_room_for_is_counted_and_what_stays_has_its_room() {
        let lines = texts(&["a:*", "b:?", "c:One"]);
        let found = vec![known(&["a:1", "a:2", "a:3"], true), known(&[], false)];
        let into = expanded(&lines, &[], found, 3);
        assert_eq!(into.lines, ["a:1", "b:?", "c:One"]);
        let left_out = LeftOut {
            pattern: "a:*".into(),
            n: 2,
            is_more: true,
        };
        assert_eq!((into.left_out, into.unknown), (vec![left_out], texts(&["b:?"])));
    }

    #[test]
    fn more_lines_than_there_is_room_for_all_stay() {
        let lines = texts(&["a:1", "a:2", "a:*"]);
        let into = expanded(&lines, &[], vec![known(&["a:3"], false)], 1);
        assert_eq!(into.lines, ["a:1", "a:2"]);
        assert_eq!(into.left_out[0].n, 1);
    }
}
