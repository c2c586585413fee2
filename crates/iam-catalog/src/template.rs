//! ARN formats of AWS's reference, `arn:${Partition}:s3:::${BucketName}/${ObjectName}`, and texts that could fit them.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::arn::fields;

use crate::charset::Charset;
use crate::part;

/// The ARN format of a resource type. Its placeholders stand for any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArnTemplate {
    text: Box<str>,
    tokens: Box<[Token]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// One character. `fold`: upper and lower case ASCII letters are one.
    Char { char: char, fold: bool },
    /// `?`: one of some characters.
    One(Charset),
    /// `*`, a placeholder, a policy variable: any run of some characters.
    Any(Charset),
}

/// No ARN is longer; what is longer is not looked at, so that time stays small.
const LONGEST: usize = 2048;

/// What a format says about one of the first five fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// Nothing stands there: `arn:aws:s3:::bucket` has no Region and no account.
    Empty,
    /// `${Region}`, `*`, or something with a placeholder in it.
    Open,
    /// Always the same text.
    Fixed(&'a str),
}

impl ArnTemplate {
    /// Takes a format, if it has the six fields of an ARN.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let [_, _, service, ..] = fields(text).filter(|it| it[0] == "arn")?;
        let holds = |name: &str| part::characters(service, name);
        Some(Self {
            text: text.into(),
            tokens: tokens(text, &holds).into_boxed_slice(),
        })
    }

    /// Learns that another format goes on where this one ends in a placeholder, by its text: what comes next there is not
    /// in the placeholder. Else `table/Music/index/Artist` could be a table.
    pub(crate) fn ends_before(&mut self, other: &str) {
        let rest = other.strip_prefix(&*self.text).map(str::as_bytes);
        if let (Some([mark @ (b'/' | b':'), ..]), Some(Token::Any(set))) = (rest, self.tokens.last_mut())
            && self.text.ends_with('}')
        {
            *set = set.without(*mark);
        }
    }

    /// The format as AWS writes it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The second field; [`Open`](Field::Open) where AWS writes `${Partition}`.
    #[must_use]
    pub fn partition(&self) -> Field<'_> {
        self.field(1)
    }

    /// The third field: `s3`.
    #[must_use]
    pub fn service(&self) -> Field<'_> {
        self.field(2)
    }

    /// The fourth field; [`Empty`](Field::Empty) for resources that have no Region in their ARN.
    #[must_use]
    pub fn region(&self) -> Field<'_> {
        self.field(3)
    }

    /// The fifth field; [`Empty`](Field::Empty) for resources that have no account in their ARN.
    #[must_use]
    pub fn account(&self) -> Field<'_> {
        self.field(4)
    }

    fn field(&self, idx: usize) -> Field<'_> {
        // OK because `new` saw six fields.
        let text = fields(&self.text).map_or("", |it| it[idx]);
        if text.is_empty() {
            Field::Empty
        } else if text.contains("${") || text.contains('*') {
            Field::Open
        } else {
            Field::Fixed(text)
        }
    }

    /// Whether some ARN fits both the format and a value of `Resource`, of whose variables nothing is known.
    ///
    /// Says yes where it can't be sure; in a value with fewer than six fields, what is missing may be anything.
    #[must_use]
    pub fn could_be(&self, pattern: &str) -> bool {
        if LONGEST < pattern.len() {
            return true;
        }
        let mut pattern_tokens = tokens(pattern, &|_| Charset::ALL);
        let n_colons = pattern_tokens.iter().filter(|it| is_colon(**it)).count();
        for _ in n_colons..5 {
            pattern_tokens.push(Token::Char { char: ':', fold: true });
            pattern_tokens.push(Token::Any(Charset::ALL));
        }
        overlap(&self.tokens, &pattern_tokens)
    }
}

/// Whether a text fits one with placeholders, case not counting and no placeholder being empty.
pub(crate) fn fits(template: &str, text: &str) -> bool {
    let Some((before, rest)) = template.split_once("${") else {
        return template.eq_ignore_ascii_case(text);
    };
    let Some((_, behind)) = rest.split_once('}') else {
        return false;
    };
    let head = text.get(..before.len());
    if !head.is_some_and(|head| head.eq_ignore_ascii_case(before)) {
        return false;
    }
    let tail = &text[before.len()..];
    if behind.is_empty() {
        return !tail.is_empty();
    }
    // The names of keys are short, and few have more than one placeholder.
    let starts = tail.char_indices().map(|(at, _)| at).skip(1);
    starts.into_iter().any(|at| fits(behind, &tail[at..]))
}

/// In the first five fields nothing takes a colon but a star that is the last of its field, as in policies.
fn tokens(text: &str, holds: &dyn Fn(&str) -> Charset) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len());
    let mut n_colons = 0;
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        let rest = chars.as_str();
        let is_head = n_colons < 5;
        let in_field = if is_head {
            Charset::ALL.without(b':')
        } else {
            Charset::ALL
        };
        let token = match char {
            '*' if rest.is_empty() || rest.starts_with(':') => Token::Any(Charset::ALL),
            '*' => Token::Any(in_field),
            '?' => Token::One(in_field),
            '$' if rest.starts_with('{') && rest.contains('}') => {
                chars.by_ref().find(|it| *it == '}');
                let name = rest[1..].split('}').next().unwrap_or("");
                let held = if is_head { in_field } else { holds(name) };
                // AWS's reference says this of one name, in the name.
                if name.ends_with("WithoutLeadingSlash") {
                    tokens.push(Token::One(held.without(b'/')));
                }
                Token::Any(held)
            }
            _ => {
                n_colons += usize::from(char == ':');
                Token::Char { char, fold: is_head }
            }
        };
        tokens.push(token);
    }
    tokens
}

/// Whether some text fits both.
fn overlap(template: &[Token], pattern: &[Token]) -> bool {
    let Some((left, right)) = behind_what_is_clear(template, pattern) else {
        return false;
    };
    // `row[r]`: whether what is left of one from `l` and of the other from `r` has a text in common; from the back.
    let mut below = vec![false; right.len() + 1];
    let mut row = below.clone();
    for l in (0..=left.len()).rev() {
        for r in (0..=right.len()).rev() {
            row[r] = match (left.get(l), right.get(r)) {
                (None, None) => true,
                (Some(Token::Any(_)), None) => below[r],
                (None, Some(Token::Any(_))) => row[r + 1],
                (Some(_), None) | (None, Some(_)) => false,
                // A star takes nothing, or it takes what the other side has there.
                (Some(any @ Token::Any(_)), Some(other)) => below[r] || (meet(*any, *other) && row[r + 1]),
                (Some(other), Some(any @ Token::Any(_))) => row[r + 1] || (meet(*any, *other) && below[r]),
                (Some(a), Some(b)) => meet(*a, *b) && below[r + 1],
            };
        }
        core::mem::swap(&mut below, &mut row);
    }
    below[0]
}

/// What is left of both behind the characters that stand for themselves and the fields that a placeholder of the format
/// takes whole; nothing if they differ before. Most pairs differ in the service or in the first word of the resource.
fn behind_what_is_clear<'t>(template: &'t [Token], pattern: &'t [Token]) -> Option<(&'t [Token], &'t [Token])> {
    let (mut left, mut right) = (template, pattern);
    loop {
        match (left, right) {
            ([l @ Token::Char { .. }, l_rest @ ..], [r @ Token::Char { .. }, r_rest @ ..]) => {
                if !meet(*l, *r) {
                    return None;
                }
                (left, right) = (l_rest, r_rest);
            }
            ([Token::Any(set), l_rest @ ..], _) if !set.has(':') && l_rest.first().is_some_and(|it| is_colon(*it)) => {
                let field = right
                    .iter()
                    .take_while(|it| matches!(it, Token::Char { .. }) && !is_colon(**it));
                let n_taken = field.count();
                let r_rest = &right[n_taken..];
                if right[..n_taken].iter().any(|it| !meet(Token::Any(*set), *it)) {
                    return None;
                }
                if !r_rest.first().is_some_and(|it| is_colon(*it)) {
                    return Some((left, right));
                }
                (left, right) = (l_rest, r_rest);
            }
            _ => return Some((left, right)),
        }
    }
}

fn is_colon(token: Token) -> bool {
    matches!(token, Token::Char { char: ':', .. })
}

/// Whether some character fits both.
fn meet(left: Token, right: Token) -> bool {
    match (left, right) {
        (Token::Char { char: a, fold: f }, Token::Char { char: b, fold: g }) => {
            a == b || ((f || g) && a.eq_ignore_ascii_case(&b))
        }
        (Token::One(set) | Token::Any(set), Token::Char { char, .. })
        | (Token::Char { char, .. }, Token::One(set) | Token::Any(set)) => set.has(char),
        (Token::One(one) | Token::Any(one), Token::One(other) | Token::Any(other)) => one.meets(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    const OBJECT: &str = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";
    const BUCKET: &str = "arn:${Partition}:s3:::${BucketName}";
    const LOGS: &str = "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}";
    const TABLE: &str = "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}";

    #[track_caller]
    fn check(template: &str, pattern: &str, expected: bool) {
        let seen = ArnTemplate::new(template).unwrap().could_be(pattern);
        assert_eq!(expected, seen, "{template} {pattern}");
    }

    #[test]
    fn what_could_fit() {
        check(OBJECT, "*", true);
        check(OBJECT, "arn:aws:s3:::box", false);
        check(OBJECT, "arn:aws:s3:::box*", true);
        check(OBJECT, "arn:aws:s3:::box/*", true);
        check(OBJECT, "arn:aws:s3:::${aws:username}", true);
        check(OBJECT, "arn:aws:s3:us-east-1:111122223333:box/key", false);
        check(OBJECT, "arn:aws:s3:us-east-1:*", false);
        check(OBJECT, "arn:aws:s3*", true);
        check(OBJECT, "arn:aws:s?:::b/k", true);
        check(OBJECT, "arn:aws:s3???b/k", false);
        check(OBJECT, "arn:aws:s3:::${aws:PrincipalTag/team}/*", true);
        check(OBJECT, "arn:aws:sqs:::${aws:PrincipalTag/team}/*", false);
        check(OBJECT, "arn:aws:s3:${aws:RequestedRegion}", true);
        check(OBJECT, &format!("arn:aws:sqs:::{}", "x".repeat(LONGEST)), true);
        check(BUCKET, "arn:aws:s3:::box", true);
        check(BUCKET, "arn:AWS:S3:::box", true);
        check(BUCKET, "arn:aws:s3:::box/*", false);
        check(BUCKET, "arn:aws:s3:::box*", true);
        check(BUCKET, "arn:aws:s3:::*/*", false);
        check(BUCKET, "arn:aws:s3:::${aws:username}/*", false);
        check(BUCKET, "arn:aws:s3:::", true);
        check(TABLE, "arn:aws:dynamodb:us-east-1:111122223333:table/a", true);
        check(TABLE, "arn:aws:dynamodb:us-east-1:111122223333:Table/a", false);
        check(TABLE, "arn:aws:dynamodb:us-east-1:111122223333:index/a", false);
        check(TABLE, "arn:aws:dynamodb:*:*:t?ble/*", true);
        check(TABLE, "arn:aws:dynamodb:::table/a", true);
        check(TABLE, "arn:aws:dynamodb:*:table/a", true);
        check(TABLE, "arn:aws:dynamodb:u*1:table/a:table/b", true);
        check(TABLE, "arn:aws:dynamodb:*:*:*/index/*", false);
        check(TABLE, "arn:aws:dynamodb:*:*:*/Music", true);
        // A star at the end of its field runs on over colons, another does not.
        check(LOGS, "arn:aws:logs:*:log-group:x", true);
        check(LOGS, "arn:aws:logs:u*s:log-group:x", false);
        check(TABLE, "arn:aws:sqs:*", false);
        check(TABLE, "arn:aws:sqs", false);
        check(TABLE, "arn:aws:dynamodb:u*1:table/b", true);
        check(TABLE, "arn:aws:dynamodb", true);
    }

    #[test]
    fn a_name_without_leading_slash() {
        let parameter = "arn:${Partition}:ssm:${Region}:${Account}:parameter/${ParameterNameWithoutLeadingSlash}";
        check(parameter, "arn:aws:ssm:us-east-1:111122223333:parameter/a/b", true);
        check(parameter, "arn:aws:ssm:us-east-1:111122223333:parameter/*", true);
        check(parameter, "arn:aws:ssm:us-east-1:111122223333:parameter*", true);
        check(parameter, "arn:aws:ssm:us-east-1:111122223333:parameter//a/b", false);
    }

    #[test]
    fn a_format_ends_where_another_goes_on() {
        let index = "arn:${Partition}:dax:${Region}:${Account}:cache/${Name}/node/${Node}";
        let mut cache = ArnTemplate::new("arn:${Partition}:dax:${Region}:${Account}:cache/${Name}").unwrap();
        let node = "arn:aws:dax:us-east-1:111122223333:cache/a/node/b";
        assert!(cache.could_be(node));
        cache.ends_before("arn:${Partition}:dax:${Region}:${Account}:cache/${Name}x");
        cache.ends_before("arn:${Partition}:dax:${Region}:${Account}:cache");
        assert!(cache.could_be(node));
        cache.ends_before(index);
        assert!(!cache.could_be(node) && cache.could_be("arn:aws:dax:us-east-1:111122223333:cache/*"));
    }

    #[test]
    fn fields_of_a_format() {
        let bucket = ArnTemplate::new(BUCKET).unwrap();
        assert_eq!(Field::Open, bucket.partition());
        assert_eq!(Field::Fixed("s3"), bucket.service());
        assert_eq!(Field::Empty, bucket.region());
        assert_eq!(Field::Empty, bucket.account());
        let table = ArnTemplate::new(TABLE).unwrap();
        assert_eq!(Field::Open, table.account());
        assert_eq!(None, ArnTemplate::new("${OwnArn}"));
        assert_eq!(None, ArnTemplate::new("arn:aws:s3"));
    }
}
