//! Which value of a list takes in a given one, found without a try of each.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::policy::Text;

use super::Values;

/// With more values than these that are the same up to the first wildcard, a try of each is no longer worth its time.
const MOST_ALIKE: usize = 100;

/// The values of a list by what stands before their first wildcard: a value that takes in another begins as it does.
pub(crate) struct Takers<'a> {
    values: Values,
    by_head: BTreeMap<String, Vec<Taker<'a>>>,
    head_lengths: BTreeSet<usize>,
}

struct Taker<'a> {
    idx: usize,
    value: &'a str,
    same: String,
}

impl<'a> Takers<'a> {
    pub(crate) fn of(values: Values, elements: &'a [Text]) -> Self {
        Self::among(values, elements, |_| true)
    }

    /// Only the values with a wildcard, which alone take in what is written in another way.
    pub(crate) fn wild(values: Values, elements: &'a [Text]) -> Self {
        Self::among(values, elements, |it| it.value.contains(['*', '?']))
    }

    fn among(values: Values, elements: &'a [Text], is_asked: fn(&Text) -> bool) -> Self {
        let mut takers = Self {
            values,
            by_head: BTreeMap::new(),
            head_lengths: BTreeSet::new(),
        };
        for (idx, element) in elements.iter().enumerate().filter(|it| is_asked(it.1)) {
            let same = values.same(&element.value);
            let head = &same[..same.find(['*', '?']).unwrap_or(same.len())];
            takers.head_lengths.insert(head.len());
            let alike = takers.by_head.entry(String::from(head)).or_default();
            if alike.len() < MOST_ALIKE && alike.iter().all(|it| it.same != same) {
                let value = &element.value;
                alike.push(Taker { idx, value, same });
            }
        }
        takers
    }

    /// The index of the first value that takes in a given one, itself included.
    pub(crate) fn first(&self, narrow: &str) -> Option<usize> {
        self.find(narrow, |_| true)
    }

    /// The index of the first value that takes in a given one and is written in another way.
    pub(crate) fn first_other(&self, narrow: &str) -> Option<usize> {
        if self.by_head.is_empty() {
            return None;
        }
        let same = self.values.same(narrow);
        self.find(narrow, |it| it.same != same)
    }

    fn find(&self, narrow: &str, is_asked: impl Fn(&Taker<'_>) -> bool) -> Option<usize> {
        let text = self.values.same(narrow);
        self.head_lengths
            .iter()
            .filter_map(|it| self.by_head.get(text.get(..*it)?))
            .filter_map(|alike| {
                let takes_in = |it: &&Taker<'_>| is_asked(it) && self.values.covers(it.value, narrow);
                alike.iter().find(takes_in)
            })
            .map(|it| it.idx)
            .min()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use iam_syntax::span::Span;

    use super::*;

    fn list(texts: &[&str]) -> Vec<Text> {
        let text = |it: &&str| Text {
            value: it.to_string(),
            span: Span::new(0, 0),
        };
        texts.iter().map(text).collect()
    }

    #[test]
    fn finds_what_a_try_of_each_finds() {
        let actions = [
            "*",
            "s3:*",
            "S3:Get*",
            "s3:GetObject",
            "s3:getobject",
            "s3:Get?bject",
            "s3:*Object",
            "s3:?et*",
            "s3:é*",
            "s3:éa",
            "",
            "?",
        ];
        let resources = [
            "*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::b/k",
            "arn:*:s3:::b/k",
            "arn:aws:s3:::B/k",
            "arn:aws:s3:::${aws:username}*",
            "arn:aws:s3:::${aws:username}/k",
            "arn:aws:s3:::${*}",
            "other",
        ];
        for (values, texts) in [(Values::Actions, &actions[..]), (Values::Resources, &resources[..])] {
            for turned in 0..texts.len() {
                let mut texts = texts.to_vec();
                texts.rotate_left(turned);
                let list = list(&texts);
                let takers = Takers::of(values, &list);
                for narrow in &texts {
                    let covers = |it: &&str| values.covers(it, narrow);
                    let other = |it: &&str| covers(it) && values.same(it) != values.same(narrow);
                    assert_eq!(
                        takers.first(narrow),
                        texts.iter().position(covers),
                        "{narrow} in {texts:?}"
                    );
                    let wild = Takers::wild(values, &list);
                    assert_eq!(wild.first_other(narrow), takers.first_other(narrow));
                    assert_eq!(
                        takers.first_other(narrow),
                        texts.iter().position(other),
                        "{narrow} in {texts:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn tries_a_hundred_alike() {
        let texts: Vec<String> = (0..1000).map(|it| alloc::format!("s3:*{it}")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let list = list(&texts);
        let takers = Takers::of(Values::Actions, &list);
        assert_eq!(takers.by_head["s3:"].len(), MOST_ALIKE);
        assert_eq!(takers.first_other("s3:A7"), Some(7));
    }
}
