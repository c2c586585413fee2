//! What an unknown key may hold, as far as it can matter: absent, each value that a policy compares it with, values
//! below, between and above for ordered types, and one that nobody names.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::net::IpAddr;

use iam_syntax::letter_case;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::Quantifier;
use iam_syntax::pattern::Pattern;
use iam_syntax::template::{Piece, Template};

use crate::compile::CompiledStatement;
use crate::compile::condition::{Compare, ConditionTest, Operand, Wild};
use crate::compile::resource::Fill;
use crate::compile::variable::VariableText;
use crate::context::{Context, Looked, Value};
use crate::keys;
use crate::matching::Fact;
use crate::policies::Policies;
use crate::request::Request;
use crate::trace::Trace;

/// How long a text may be that is put together as something that an unknown key may hold.
const MOST_OF_VALUE: usize = 1 << 14;

/// What the statements that are left open compare an unknown key with.
#[derive(Default)]
struct Compared<'a> {
    name: &'a str,
    /// Whether any of them reads it at all.
    is_read: bool,
    texts: Vec<String>,
    /// A text that fits, for each pattern with wildcards.
    examples: Vec<String>,
    numbers: Vec<String>,
    moments: Vec<Instant>,
    ranges: Vec<Range>,
    /// Whether it is tested under a quantifier, or without one.
    as_set: bool,
    as_single: bool,
    /// Whether it is compared as text, so that a value that nobody names makes sense.
    as_text: bool,
    as_bool: bool,
}

/// The unknown keys that the open statements read, sorted, each with what it may hold.
pub fn of(policies: &Policies, request: &Request, trace: &Trace) -> Vec<(String, Vec<Option<Value>>)> {
    let unknown = request.context.unknown();
    let mut compared: Vec<Compared> = unknown.into_iter().map(Compared::new).collect();
    let mut links: Vec<(String, String)> = Vec::new();
    for facts in &trace.facts {
        for (attached, statements) in policies.of(facts.gate).iter().zip(&facts.policies) {
            for (fact, statement) in statements.iter().zip(&attached.policy.statements) {
                if fact.fact == Fact::Perhaps {
                    read(statement, request, &mut compared, &mut links);
                }
            }
        }
    }
    // The two forms of the clock are one key: what is compared with either closes both.
    share_clock(&request.context, &mut compared);
    share_links(&distinct(links), request, &mut compared);
    let read = compared.into_iter().filter(|one| one.is_read);
    read.map(|one| (one.name.to_string(), one.values())).collect()
}

/// Sorted, each once.
fn distinct<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}

fn find<'a, 'k>(compared: &'a mut [Compared<'k>], name: &str) -> Option<&'a mut Compared<'k>> {
    compared.iter_mut().find(|one| one.name == name)
}

fn read(
    statement: &CompiledStatement,
    request: &Request,
    compared: &mut [Compared],
    links: &mut Vec<(String, String)>,
) {
    for element in statement.resources.iter().flat_map(|clause| &clause.elements) {
        let Fill::Variable { text, .. } = &element.pattern else {
            continue;
        };
        for key in text.keys() {
            if let Some(slot) = find(compared, key.as_str()) {
                slot.put_in();
                slot.texts.extend(taken_by(
                    text.template(),
                    key.as_str(),
                    &request.resource.text,
                    &request.context,
                ));
            }
        }
    }
    for test in &statement.conditions {
        if let Some(slot) = find(compared, test.key.as_str()) {
            slot.add(test, &request.context);
        }
        for key in test.compare.variables().flat_map(VariableText::keys) {
            links.push((test.key.as_str().to_string(), key.as_str().to_string()));
            if let Some(slot) = find(compared, key.as_str()) {
                slot.put_in();
            }
        }
    }
}

impl<'a> Compared<'a> {
    fn new(name: &'a str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// The key is put into a text, as a variable.
    fn put_in(&mut self) {
        self.is_read = true;
        self.as_single = true;
        self.as_text = true;
    }

    fn add(&mut self, test: &ConditionTest, context: &Context) {
        self.is_read = true;
        match (test.quantifier, &test.compare) {
            // It asks whether the key is there, whatever its shape.
            (_, Compare::Null(_)) => {}
            (Quantifier::Single, _) => self.as_single = true,
            (Quantifier::ForAllValues | Quantifier::ForAnyValue, _) => self.as_set = true,
        }
        let text = |operand: &Operand| match operand {
            Operand::Fixed(text) => Some(text.clone()),
            Operand::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
        };
        match &test.compare {
            Compare::Equals(values) => {
                self.as_text = true;
                self.texts.extend(values.iter().filter_map(text));
            }
            Compare::EqualsIgnoreCase(values) => {
                self.as_text = true;
                for text in values.iter().filter_map(text) {
                    // Another spelling, which only an operator that minds the case tells apart.
                    self.texts
                        .extend([letter_case::upper(&text), letter_case::lower(&text), text]);
                }
            }
            Compare::Bool(_) => self.as_bool = true,
            Compare::Like(values) => {
                self.as_text = true;
                // `?*` tells the empty text from every other (V-11: it is a value).
                let tells = |value: &Wild<Pattern>| match value {
                    Wild::Fixed(pattern) => pattern.matches(&fresh(self.name)) && !pattern.matches(""),
                    Wild::Variable(_) => false,
                };
                if values.iter().any(tells) {
                    self.texts.push(String::new());
                }
                self.examples.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(pattern) => Some(pattern.example()),
                    Wild::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
                }));
            }
            Compare::Arn(values) => {
                self.as_text = true;
                self.texts.push(STRANGE_ARN.into());
                self.texts.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(fields) => fields.as_ref().map(iam_syntax::arn::FieldPatterns::example),
                    Wild::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
                }));
            }
            Compare::Number(_, values) => {
                self.numbers.extend(values.iter().flatten().map(ToString::to_string));
            }
            Compare::Date(_, values) => self.moments.extend(values.iter().flatten().cloned()),
            Compare::Binary(values) => {
                self.texts.extend(values.iter().flatten().map(|bytes| base64(bytes)));
                self.texts.push("AA==".into());
                self.texts.push("AQ==".into());
            }
            Compare::Ip(values) => self.ranges.extend(values.iter().flatten()),
            Compare::Null(_) => {}
        }
    }

    fn values(self) -> Vec<Option<Value>> {
        let name = self.name;
        let is_number = !self.numbers.is_empty();
        let mut texts = distinct(self.texts);
        texts.extend(joined(&distinct(self.examples)));
        if self.as_bool {
            texts.extend(["true".into(), "false".into()]);
        }
        texts.extend(around_numbers(&distinct(self.numbers)));
        for moment in around_moments(distinct(self.moments)) {
            let in_seconds = || Some(moment.seconds.to_string());
            if name == "aws:epochtime" {
                texts.extend(in_seconds());
                continue;
            }
            // A key that is also compared as a number has to be one; far years have no other form.
            let is_counted = is_number || moment.iso().is_none();
            texts.extend(in_seconds().filter(|_| is_counted && 0 <= moment.seconds));
            texts.extend(moment.iso());
        }
        texts.extend(around_ranges(&self.ranges));
        if self.as_text || texts.is_empty() {
            texts.push(fresh(name));
            texts.push(another(name));
        }
        let texts = each_once(texts);
        let known = keys::known(name);
        let is_set = known.map_or(self.as_set && !self.as_single, |key| key.multivalued);
        let mut values: Vec<Option<Value>> = Vec::new();
        if !known.is_some_and(|key| key.always) {
            values.push(None);
        }
        if is_set {
            values.extend(sets(&texts, &fresh(name)).into_iter().map(|set| Some(Value::Many(set))));
        } else {
            values.extend(texts.into_iter().map(|text| Some(Value::One(text))));
        }
        let may_be_empty = known.is_none_or(|key| key.key_type == keys::KeyType::String);
        if self.as_set && may_be_empty {
            // Under a quantifier it is the empty set, and yet the key is there (C-35).
            let empty = String::new();
            let value = if is_set {
                Value::Many(vec![empty])
            } else {
                Value::One(empty)
            };
            if !values.contains(&Some(value.clone())) {
                values.push(Some(value));
            }
        }
        values
    }
}

/// The texts in their order, each where it stands first.
fn each_once(texts: Vec<String>) -> Vec<String> {
    let mut first: Vec<String> = Vec::new();
    for text in texts {
        if !first.contains(&text) {
            first.push(text);
        }
    }
    first
}

/// Sets of these texts. Few texts: every set, since one test may want some of them together and another forbid the
/// rest. Some: each alone, each two, all, and all that are named. Many: of the pairs, those with a text that nobody
/// names.
fn sets(texts: &[String], other: &str) -> Vec<Vec<String>> {
    const FEW: usize = 5;
    if texts.len() <= FEW {
        let holds = |number: usize, at: usize| number >> at & 1 == 1;
        let set = |number: usize| {
            (0..texts.len())
                .filter(|at| holds(number, *at))
                .map(|at| texts[at].clone())
                .collect()
        };
        return (1..1 << texts.len()).map(set).collect();
    }
    const SOME: usize = 16;
    let named: Vec<String> = texts.iter().filter(|text| *text != other).cloned().collect();
    let mut sets: Vec<Vec<String>> = texts.iter().map(|text| vec![text.clone()]).collect();
    for (at, one) in texts.iter().enumerate() {
        let others = texts[at + 1..]
            .iter()
            .filter(|two| texts.len() <= SOME || *two == other);
        sets.extend(others.map(|two| vec![one.clone(), two.clone()]));
    }
    sets.extend([texts.to_vec(), named]);
    sets
}

/// The texts themselves, and two or three of them one behind the other: what fits `cli*` and `*beta` at once is
/// neither of their own examples.
fn joined(texts: &[String]) -> Vec<String> {
    const MOST: usize = 6;
    let mut all = texts.to_vec();
    for one in texts.iter().take(MOST) {
        for two in texts.iter().take(MOST).filter(|two| *two != one) {
            all.push([one.as_str(), two].concat());
            if texts.len() == 3 {
                let third = texts.iter().filter(|third| *third != one && *third != two);
                all.extend(third.map(|third| [one.as_str(), two, third].concat()));
            }
        }
    }
    distinct(all)
}

/// An ARN that no policy is likely to name.
const STRANGE_ARN: &str = "arn:aws:other:us-east-1:000000000000:other";

/// A value that no policy is likely to name, of the key's type.
pub fn fresh(name: &str) -> String {
    let of_type = keys::known(name).map(|key| key.key_type);
    match of_type {
        Some(keys::KeyType::Date) if name == "aws:epochtime" => "978307200".into(),
        Some(keys::KeyType::Arn) => STRANGE_ARN.into(),
        Some(keys::KeyType::Bool) => "false".into(),
        Some(keys::KeyType::Numeric) => "0".into(),
        Some(keys::KeyType::Date) => "2001-01-01T00:00:00Z".into(),
        Some(keys::KeyType::Ip) => "192.0.2.222".into(),
        Some(keys::KeyType::String) | None => format!("other-{}", name.rsplit([':', '/']).next().unwrap_or(name)),
    }
}

/// A second one, where a policy may well name the first.
fn another(name: &str) -> String {
    let of_type = keys::known(name).map(|key| key.key_type);
    match of_type {
        Some(keys::KeyType::Bool) => "true".into(),
        Some(keys::KeyType::Numeric) => "1".into(),
        Some(keys::KeyType::Date) if name == "aws:epochtime" => "978307201".into(),
        Some(keys::KeyType::Date) => "2001-01-01T00:00:01Z".into(),
        Some(keys::KeyType::Ip) => "192.0.2.223".into(),
        Some(keys::KeyType::Arn | keys::KeyType::String) | None => fresh(name),
    }
}

/// What a variable would have to hold so that the text fits a resource: the part of the resource between the plain
/// text in front of the variable and the plain text behind it.
fn taken_by(template: &Template, key: &str, resource: &str, context: &Context) -> Vec<String> {
    let mut head = String::new();
    let mut pieces = template.pieces.iter();
    for piece in pieces.by_ref() {
        if MOST_OF_VALUE < head.len() {
            return Vec::new();
        }
        match piece {
            Piece::Text(text) => head.push_str(text),
            Piece::Literal(character) => head.push(*character),
            Piece::Variable(variable) if letter_case::same(&variable.key, key) => break,
            Piece::Variable(variable) => match (context.get(&variable.key), &variable.default) {
                (Looked::One(value), _) => head.push_str(value),
                (Looked::Absent | Looked::Many(_), Some(default)) => head.push_str(default),
                (Looked::Absent | Looked::Many(_), None) | (Looked::Unknown, _) => return Vec::new(),
            },
        }
    }
    let tail: String = match pieces.next() {
        Some(Piece::Text(text)) => text
            .chars()
            .take_while(|character| !matches!(character, '*' | '?'))
            .collect(),
        Some(Piece::Literal(character)) => character.to_string(),
        Some(Piece::Variable(_)) | None => String::new(),
    };
    // Wildcards in front of the variable: try the text behind each place where the last plain part ends.
    let last_plain = head.rsplit(['*', '?']).next().unwrap_or_default();
    let starts: Vec<usize> = if head.contains(['*', '?']) {
        resource
            .match_indices(last_plain)
            .map(|(at, found)| at + found.len())
            .collect()
    } else {
        resource
            .strip_prefix(head.as_str())
            .map(|rest| resource.len() - rest.len())
            .into_iter()
            .collect()
    };
    let mut taken = Vec::new();
    for rest in starts.into_iter().filter_map(|start| resource.get(start..)) {
        if tail.is_empty() {
            taken.push(rest.to_string());
        }
        taken.extend(
            rest.match_indices(tail.as_str())
                .map(|(end, _)| rest[..end].to_string()),
        );
    }
    taken.truncate(8);
    taken
}

/// A key compared with another key through a variable may hold whatever that one holds, or something else.
fn share_links(links: &[(String, String)], request: &Request, compared: &mut [Compared]) {
    for _ in 0..2 {
        for (one, other) in links {
            for (from, to) in [(one, other), (other, one)] {
                let texts = match request.context.get(from) {
                    Looked::One(value) => vec![value.to_string()],
                    Looked::Many(values) => values.to_vec(),
                    Looked::Absent => Vec::new(),
                    Looked::Unknown => {
                        let mut texts = vec![fresh(from)];
                        if let Some(slot) = find(compared, from) {
                            texts.extend_from_slice(&slot.texts);
                            texts.extend_from_slice(&slot.examples);
                        }
                        texts
                    }
                };
                if let Some(slot) = find(compared, to) {
                    slot.is_read = true;
                    slot.as_text = true;
                    slot.texts.extend(texts);
                    slot.texts = distinct(core::mem::take(&mut slot.texts));
                }
            }
        }
    }
}

fn share_clock(context: &Context, compared: &mut [Compared]) {
    let (iso, epoch) = ("aws:currenttime", "aws:epochtime");
    if context.get(iso) != Looked::Unknown || context.get(epoch) != Looked::Unknown {
        return;
    }
    let Some(second) = find(compared, epoch).filter(|second| second.is_read) else {
        return;
    };
    let second = core::mem::replace(second, Compared::new(epoch));
    let Some(slot) = find(compared, iso) else { return };
    slot.is_read = true;
    // A number that lies between two seconds is reached from either.
    let whole = |text: &String| text.split('.').next().and_then(|digits| digits.parse::<i128>().ok());
    let seconds = second.numbers.iter().filter_map(whole);
    let near = seconds.filter_map(|at| Some([at.checked_sub(1)?, at, at.checked_add(1)?]));
    slot.moments.extend(near.flatten().map(Instant::at));
    slot.moments
        .extend(second.texts.iter().filter_map(|text| Instant::parse(text)));
    slot.moments.extend(second.moments);
    slot.as_single = true;
}

/// Each number, and one below, between and above.
fn around_numbers(numbers: &[String]) -> Vec<String> {
    // Scaled to whole numbers of the smallest step that any of them uses.
    let scale = numbers
        .iter()
        .map(|text| text.split_once('.').map_or(0, |(_, fraction)| fraction.len()))
        .max()
        .unwrap_or(0)
        + 1;
    let scaled = |text: &String| -> Option<i128> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction:0<scale$}");
        // Room for a difference of two and a step further.
        digits.parse().ok().filter(|_| digits.len() <= 36)
    };
    let points = distinct(numbers.iter().filter_map(scaled).collect());
    let step = u32::try_from(scale)
        .ok()
        .and_then(|scale| 10_i128.checked_pow(scale))
        .unwrap_or(1);
    let mut texts: Vec<String> = around(points, step)
        .into_iter()
        .map(|point| decimal(point, scale))
        .collect();
    // Numbers of more digits than can be reckoned with: themselves, and one a little further from zero.
    for huge in numbers.iter().filter(|text| scaled(text).is_none()) {
        let point = if huge.contains('.') { "" } else { "." };
        texts.extend(["0".into(), huge.clone(), [huge, point, "5"].concat()]);
    }
    texts
}

fn decimal(point: i128, scale: usize) -> String {
    let sign = if point < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", point.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// Each moment, the seconds around it, and one in each gap.
fn around_moments(moments: Vec<Instant>) -> Vec<Instant> {
    let seconds = distinct(moments.iter().map(|moment| moment.seconds).collect());
    let mut all: Vec<Instant> = around(seconds, 1).into_iter().map(Instant::at).collect();
    // Between neighbouring seconds, and inside one, there is room for a fraction.
    let finest = moments.iter().map(Instant::n_digits).max().unwrap_or(0);
    for moment in moments {
        all.extend([moment.just_after(finest), Instant::at(moment.seconds + 1), moment]);
    }
    distinct(all)
}

/// Each point, one step below the first, one above the last, and the middle of each gap.
fn around(points: Vec<i128>, step: i128) -> Vec<i128> {
    let below = points.first().and_then(|first| first.checked_sub(step));
    let above = points.last().and_then(|last| last.checked_add(step));
    let between: Vec<i128> = points.windows(2).map(|gap| gap[0] + (gap[1] - gap[0]) / 2).collect();
    distinct(below.into_iter().chain(above).chain(between).chain(points).collect())
}

/// An address of each range, and one outside all of them of either family, if there is one.
fn around_ranges(ranges: &[Range]) -> Vec<String> {
    let mut texts: Vec<String> = ranges.iter().map(|range| range.address.to_string()).collect();
    if ranges.is_empty() {
        return texts;
    }
    let outside = [
        "192.0.2.222",
        "198.51.100.222",
        "203.0.113.222",
        "9.9.9.9",
        "2001:db8:ffff::1",
        "fd00::1",
    ];
    let is_outside = |text: &&&str| {
        let address = Range::parse(text);
        address.is_some_and(|address| ranges.iter().all(|range| !range.contains(&address)))
    };
    texts.extend(outside.iter().find(is_outside).map(ToString::to_string));
    for range in ranges {
        let next = match range.address {
            IpAddr::V4(address) => {
                let size = 1_u32.checked_shl(32 - u32::from(range.prefix));
                size.and_then(|size| (address.to_bits() & !(size - 1)).checked_add(size))
                    .map(|bits| IpAddr::V4(bits.into()))
            }
            IpAddr::V6(address) => {
                let size = 1_u128.checked_shl(128 - u32::from(range.prefix));
                size.and_then(|size| (address.to_bits() & !(size - 1)).checked_add(size))
                    .map(|bits| IpAddr::V6(bits.into()))
            }
        };
        texts.extend(next.map(|address| address.to_string()));
    }
    texts
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sextet = (group >> (18 - 6 * at) & 63) as usize;
            text.push(if at <= chunk.len() {
                char::from(ALPHABET[sextet])
            } else {
                '='
            });
        }
    }
    text
}
