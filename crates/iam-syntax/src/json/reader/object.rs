//! Objects: keys, colons and values, as far as they are there.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Next, Progress, Reader};
use crate::json::problem::{self, Part};
use crate::json::slip::Slip;
use crate::json::{Json, Member, Value, skim};
use crate::span::Span;

impl<'a> Reader<'a, '_> {
    pub(super) fn object(&mut self) -> Vec<Member<'a>> {
        let n_outer = self.members.len();
        let mut progress = Progress::default();
        while let Next::Item { .. } = self.next(&mut progress) {
            if matches!(self.peek(), Some(b'{' | b'[')) {
                self.report.add(problem::expected("a key", self.token()));
                self.value();
                continue;
            }
            let key = self.key();
            let value = self.value_of(key.as_ref().map(|(_, span)| *span));
            if let (Some((key, key_span)), Some(value)) = (key, value) {
                self.members.push(Member { key, key_span, value });
            }
        }
        let members = self.members.split_off(n_outer);
        self.report_twins(&members);
        members
    }

    /// Reads a key; consumes nothing at a colon.
    fn key(&mut self) -> Option<(Cow<'a, str>, Span)> {
        if self.peek() == Some(b'"') {
            return Some(self.string());
        }
        if self.peek() == Some(b':') {
            self.report.add(problem::expected("a key", self.token()));
            return None;
        }
        if let Some(key) = self.odd_string() {
            return Some(key);
        }
        let word = self.token();
        self.at = word.span.end as usize;
        self.skip_blank();
        if self.peek() == Some(b':') {
            self.slips.add(word.span, Slip::BareKey);
            return Some((Cow::Borrowed(word.text), word.span));
        }
        self.report.add(problem::expected("a key in double quotes", word));
        None
    }

    /// Reads the colon and the value behind a key, as far as they are there.
    fn value_of(&mut self, key: Option<Span>) -> Option<Json<'a>> {
        self.skip_blank();
        match (self.peek(), key) {
            (Some(b':'), _) => self.at += 1,
            // A word that is no key was reported as such.
            (_, None) => return None,
            (None | Some(b',' | b'}' | b']'), Some(key)) => {
                self.report.add(problem::no_value(Part {
                    span: key,
                    text: key.of(self.text),
                }));
                return Some(Json {
                    span: Span::new(key.end, key.end),
                    value: Value::Torn,
                });
            }
            (Some(b'='), _) => {
                let len = if self.text[self.at..].starts_with("=>") { 2 } else { 1 };
                self.report.add(problem::other_colon(self.part(len)));
                self.at += len;
            }
            (Some(_), Some(key)) => self.report.add(problem::missing_colon(key.end, self.token())),
        }
        self.skip_blank();
        Some(match self.passed_over(key) {
            Some(value) => value,
            None => self.value(),
        })
    }

    /// Passes over the object of a key that nobody asks the inside of, where nothing is wrong in it.
    fn passed_over(&mut self, key: Option<Span>) -> Option<Json<'a>> {
        let passed_key = self.passed_key?;
        if self.peek() != Some(b'{') || key?.of(self.text) != passed_key {
            return None;
        }
        let depth = self.max_depth.saturating_sub(self.open.len());
        let end = skim::end_of_brackets(self.text, self.at, depth)?;
        let start = core::mem::replace(&mut self.at, end);
        let span = self.span_from(start);
        self.passed.push(span);
        Some(Json {
            span,
            value: Value::Object(Vec::new()),
        })
    }

    // rule: G-3
    fn report_twins(&mut self, members: &[Member<'a>]) {
        // A look at each pair is quickest while there are few.
        const FEW: usize = 16;
        if members.len() <= FEW {
            for (at, member) in members.iter().enumerate() {
                if let Some(first) = members[..at].iter().find(|other| other.key == member.key) {
                    self.report
                        .add(problem::key_twice(&member.key, member.key_span, first.key_span));
                }
            }
            return;
        }
        let mut places: BTreeMap<String, Span> = BTreeMap::new();
        for member in members {
            let first = *places.entry(String::from(&*member.key)).or_insert(member.key_span);
            if first != member.key_span {
                self.report.add(problem::key_twice(&member.key, member.key_span, first));
            }
        }
    }
}
