//! Policy variables: `${aws:username}` and its kin, marked in a text before anything else is made of it.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::bytes;
use crate::pattern::Glob;
use crate::policy::Version;

/// A text with its policy variables marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// In the order of the text; put together they are the whole of it.
    pub pieces: Vec<Piece>,
}

/// A part of a text with policy variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as written; `*` and `?` in it are wildcards where wildcards are looked for.
    Text(String),
    /// What `${*}`, `${?}` and `${$}` stand for: the character itself, never a wildcard.
    Literal(char),
    /// `${aws:username}`, filled in from the context of a request.
    Variable(Variable),
}

/// A policy variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The context key as written.
    pub key: String,
    /// The text used when the key has no value.
    pub default: Option<String>,
}

/// Something wrong with a `${`, at a byte range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableProblem {
    /// What is wrong.
    pub kind: VariableProblemKind,
    /// From the `$` on, in bytes.
    pub range: Range<usize>,
}

/// What may be wrong with a policy variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableProblemKind {
    /// `${}`. It names no key, so it has no value.
    Empty,
    /// `${aws: username}`. No key is called that, so it has no value.
    Space,
    /// `${aws:username` without an end: literal text.
    MissingBrace,
    /// `${key, text}` or a quote that is never closed: it has no value.
    MissingQuote,
}

impl Template {
    /// Marks the variables of a text; a text without any is no template. In version 2008-10-17 there are none (V-1).
    // rule: V-1
    #[must_use]
    pub fn new(text: &str, version: Version) -> Option<Self> {
        match version {
            Version::V2008 => None,
            Version::V2012 => {
                find(text)?;
                let (template, _) = parse(text);
                let has_marks = !matches!(template.pieces.as_slice(), [Piece::Text(_)]);
                has_marks.then_some(template)
            }
        }
    }

    /// The variables, in the order of the text.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Variable(variable) => Some(variable),
            Piece::Text(_) | Piece::Literal(_) => None,
        })
    }

    /// What stands before the first wildcard, variable or character that stands for itself.
    #[must_use]
    pub fn head(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Text(text)) => &text[..text.find(['*', '?']).unwrap_or(text.len())],
            Some(Piece::Literal(_) | Piece::Variable(_)) | None => "",
        }
    }

    /// Puts in a value for each variable as literal text, to be compared with a text of so many bytes; the answer is
    /// for a reader that knows wildcards. There is none where whatever fits is longer: a value that stands often is
    /// never put together.
    ///
    /// # Errors
    /// Hands on the first error of `value`.
    // rule: V-10
    // What is put in is data: a `*` in a tag value is no wildcard, and `${` in it is not looked at again.
    pub fn glob_within<'a, E>(
        &'a self,
        n_bytes: usize,
        mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<Option<Glob<'static>>, E> {
        // Long enough for most: an ARN with a name in it.
        let mut glob = Glob::with_capacity(128);
        let mut room = n_bytes;
        for piece in &self.pieces {
            let left = match piece {
                Piece::Text(text) => {
                    glob.push(text);
                    room.checked_sub(text.bytes().filter(|byte| *byte != b'*').count())
                }
                Piece::Literal(character) => {
                    glob.push_literal(character.encode_utf8(&mut [0; 4]));
                    room.checked_sub(character.len_utf8())
                }
                Piece::Variable(variable) => {
                    let value = value(variable)?;
                    let left = room.checked_sub(value.len());
                    if left.is_some() {
                        glob.push_literal(value);
                    }
                    left
                }
            };
            match left {
                Some(left) => room = left,
                None => return Ok(None),
            }
        }
        Ok(Some(glob))
    }

    /// Puts in a value for each variable; the answer is for a reader that knows no wildcards. There is none where it
    /// has more than so many bytes.
    ///
    /// # Errors
    /// Hands on the first error of `value`.
    pub fn text_within<'a, E>(
        &'a self,
        n_bytes: usize,
        mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<Option<String>, E> {
        let mut whole = String::new();
        for piece in &self.pieces {
            let mut room = [0; 4];
            let part = match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Literal(character) => character.encode_utf8(&mut room),
                Piece::Variable(variable) => value(variable)?,
            };
            if n_bytes - whole.len() < part.len() {
                return Ok(None);
            }
            whole.push_str(part);
        }
        Ok(Some(whole))
    }

    /// The first bytes of the text with a value put in for each variable, and whether there is more of it.
    ///
    /// # Errors
    /// Hands on the first error of `value`, wherever it is.
    pub fn text_cut<'a, E>(
        &'a self,
        n_bytes: usize,
        mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<(String, bool), E> {
        let mut start = String::new();
        let mut is_cut = false;
        for piece in &self.pieces {
            let mut room = [0; 4];
            let part = match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Literal(character) => character.encode_utf8(&mut room),
                Piece::Variable(variable) => value(variable)?,
            };
            if is_cut {
                continue;
            }
            let fits = part.floor_char_boundary(n_bytes - start.len());
            start.push_str(&part[..fits]);
            is_cut = fits < part.len();
        }
        Ok((start, is_cut))
    }

    /// Whether the text with a value put in for each variable is another, without putting it together.
    ///
    /// # Errors
    /// Hands on the first error of `value`, if the texts are one up to there.
    pub fn equals<'a, E>(
        &'a self,
        other: &str,
        value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<bool, E> {
        Ok(self.behind_start(other, &[], value)? == Some(""))
    }

    /// Whether a text begins with all that stands before the first wildcard, a value put in for each variable. One
    /// that does not fits no pattern with that beginning.
    ///
    /// # Errors
    /// Hands on the first error of `value`, if the texts are one up to there.
    pub fn begins<'a, E>(
        &'a self,
        other: &str,
        value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<bool, E> {
        Ok(self.behind_start(other, &['*', '?'], value)?.is_some())
    }

    /// What of a text is behind the template's text up to the first of `ends`, if it begins with that.
    fn behind_start<'a, 'o, E>(
        &'a self,
        other: &'o str,
        ends: &[char],
        mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<Option<&'o str>, E> {
        let mut rest = other;
        for piece in &self.pieces {
            let behind = match piece {
                Piece::Text(text) => match text.find(ends) {
                    Some(end) => return Ok(rest.strip_prefix(&text[..end])),
                    None => rest.strip_prefix(text.as_str()),
                },
                Piece::Literal(character) => rest.strip_prefix(*character),
                Piece::Variable(variable) => rest.strip_prefix(value(variable)?),
            };
            match behind {
                Some(behind) => rest = behind,
                None => return Ok(None),
            }
        }
        Ok(Some(rest))
    }
}

/// Where the first `${` of a text stands.
#[must_use]
pub fn find(text: &str) -> Option<usize> {
    // The library's search takes longer to set up than most texts are long.
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes::find(bytes.get(at..)?, b'$')?;
        if bytes.get(at + 1) == Some(&b'{') {
            return Some(at);
        }
        at += 1;
    }
}

/// Marks the variables of a text in version 2012-10-17 and says what is wrong with them.
// rule: V-2
// rule: V-3
// rule: V-4
#[must_use]
pub fn parse(text: &str) -> (Template, Vec<VariableProblem>) {
    let mut pieces = Vec::new();
    let mut problems = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(found) = find(&text[at..]) {
        let start = at + found;
        plain.push_str(&text[at..start]);
        let inside = start + 2;
        match variable(&text[inside..]) {
            Found::Piece { piece, len, problem } => {
                if !plain.is_empty() {
                    pieces.push(Piece::Text(core::mem::take(&mut plain)));
                }
                pieces.push(piece);
                at = inside + len;
                problems.extend(problem.map(|kind| VariableProblem { kind, range: start..at }));
            }
            Found::NoEnd => {
                problems.push(VariableProblem {
                    kind: VariableProblemKind::MissingBrace,
                    range: start..text.len(),
                });
                // No brace closes anywhere behind this place, so no later `${` has an end either.
                plain.push_str(&text[start..]);
                at = text.len();
            }
        }
    }
    plain.push_str(&text[at..]);
    if !plain.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    (Template { pieces }, problems)
}

enum Found {
    Piece {
        piece: Piece,
        len: usize,
        problem: Option<VariableProblemKind>,
    },
    NoEnd,
}

/// Reads what follows `${`. `len` counts the closing brace.
fn variable(rest: &str) -> Found {
    for special in ['*', '?', '$'] {
        if rest.starts_with(special) && rest[1..].starts_with('}') {
            return Found::Piece {
                piece: Piece::Literal(special),
                len: 2,
                problem: None,
            };
        }
    }
    let Some(stop) = rest.find([',', '}']) else {
        return Found::NoEnd;
    };
    let key = &rest[..stop];
    let named = if key.is_empty() {
        Some(VariableProblemKind::Empty)
    } else if key.contains([' ', '\t', '\n', '\r']) {
        Some(VariableProblemKind::Space)
    } else {
        None
    };
    if rest[stop..].starts_with('}') {
        let piece = Piece::Variable(Variable {
            key: key.into(),
            default: None,
        });
        return Found::Piece {
            piece,
            len: stop + 1,
            problem: named,
        };
    }
    let after = &rest[stop + 1..];
    let quoted = after
        .trim_start_matches(' ')
        .strip_prefix('\'')
        .and_then(|body| body.split_once('\''));
    if let Some((default, tail)) = quoted
        && let Some(end) = tail.trim_start_matches(' ').strip_prefix('}')
    {
        let piece = Piece::Variable(Variable {
            key: key.into(),
            default: Some(default.into()),
        });
        return Found::Piece {
            piece,
            len: rest.len() - end.len(),
            problem: named,
        };
    }
    match rest.find('}') {
        // The key keeps its comma: no context key is called that, so the variable never has a value.
        Some(end) => {
            let piece = Piece::Variable(Variable {
                key: rest[..end].into(),
                default: None,
            });
            Found::Piece {
                piece,
                len: end + 1,
                problem: Some(VariableProblemKind::MissingQuote),
            }
        }
        None => Found::NoEnd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::Pattern;
    use alloc::format;
    use alloc::string::ToString;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (template, problems) = parse(text);
        let mut seen = String::new();
        for piece in template.pieces {
            seen.push_str(&match piece {
                Piece::Text(text) => format!("[{text}]"),
                Piece::Literal(character) => format!("<{character}>"),
                Piece::Variable(Variable { key, default: None }) => format!("({key})"),
                Piece::Variable(Variable {
                    key,
                    default: Some(default),
                }) => format!("({key}|{default})"),
            });
        }
        for problem in problems {
            seen.push_str(&format!(" {:?} {}", problem.kind, &text[problem.range]));
        }
        assert_eq!(expected, seen, "{text}");
    }

    #[test]
    fn marks() {
        check("plain", "[plain]");
        check("", "[]");
        check("a/${aws:username}/b", "[a/](aws:username)[/b]");
        check("${a}${b}", "(a)(b)");
        check("${*}${?}${$}", "<*><?><$>");
        check(
            "${aws:PrincipalTag/team, 'company-wide'}-x",
            "(aws:PrincipalTag/team|company-wide)[-x]",
        );
        check("${k,'}'}", "(k|})");
        check("$x{y}", "[$x{y}]");
    }

    #[test]
    fn problems() {
        check("${}", "() Empty ${}");
        check("a${b", "[a${b] MissingBrace ${b");
        check("${a b}", "(a b) Space ${a b}");
        check("${k, text}", "(k, text) MissingQuote ${k, text}");
        check("${k, 'text}", "(k, 'text) MissingQuote ${k, 'text}");
        check("${", "[${] MissingBrace ${");
    }

    #[test]
    fn what_is_put_in_is_data() {
        let (template, _) = parse("a*${k}${*}");
        let glob = template.glob_within::<()>(8, |_| Ok("*${k}")).unwrap().unwrap();
        assert!(Pattern::of(&glob).matches("a-*${k}*"));
        let text = template.text_within::<()>(8, |_| Ok("*${k}"));
        assert_eq!(Ok(Some("a**${k}*".to_string())), text);
    }

    #[test]
    fn nothing_is_put_together_that_is_longer_than_what_it_is_compared_with() {
        let (template, _) = parse("a*${k}?${k}");
        let glob = |room: usize| template.glob_within::<()>(room, |_| Ok("ééé")).unwrap();
        assert_eq!(None, glob(13));
        assert_eq!("a*ééé?ééé", glob(14).unwrap().text());
        let text = |room: usize| template.text_within::<()>(room, |_| Ok("ééé")).unwrap();
        assert_eq!((None, Some("a*ééé?ééé")), (text(14), text(15).as_deref()));
        let cut = |room: usize| template.text_cut::<()>(room, |_| Ok("ééé")).unwrap();
        assert_eq!(("a*é".to_string(), true), cut(5));
        assert_eq!(("a*ééé?ééé".to_string(), false), cut(15));
    }

    #[test]
    fn a_text_begins_with_what_stands_before_the_first_wildcard() {
        #[track_caller]
        fn check(text: &str, other: &str, expected: Result<bool, ()>) {
            let value = |variable: &Variable| if variable.key == "k" { Ok("*v") } else { Err(()) };
            let (template, _) = parse(text);
            let seen = template.begins(other, value);
            assert_eq!(expected, seen, "{text} {other}");
        }
        check("a${k}b*c", "a*vbxx", Ok(true));
        check("a${k}b*c", "a*vx", Ok(false));
        check("a${k}${*}?", "a*v*", Ok(true));
        check("a?${none}", "ab", Ok(true));
        check("a${none}?", "ab", Err(()));
        check("a${none}?", "bb", Ok(false));
    }
}
