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
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as written; `*` and `?` in it are wildcards where wildcards are looked for.
    Text(String),
    /// What `${*}`, `${?}` and `${$}` stand for: the character itself, never a wildcard.
    Literal(char),
    Variable(Variable),
}

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
    pub kind: VariableProblemKind,
    pub range: Range<usize>,
}

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

    /// Puts in a value for each variable as literal text; the answer is for a reader that knows wildcards.
    ///
    /// # Errors
    /// Hands on the first error of `value`.
    // rule: V-10
    // What is put in is data: a `*` in a tag value is no wildcard, and `${` in it is not looked at again.
    pub fn glob<'a, E>(
        &'a self,
        mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<Glob<'static>, E> {
        // Long enough for most: an ARN with a name in it.
        let mut glob = Glob::with_capacity(128);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => glob.push(text),
                Piece::Literal(character) => glob.push_literal(character.encode_utf8(&mut [0; 4])),
                Piece::Variable(variable) => glob.push_literal(value(variable)?),
            }
        }
        Ok(glob)
    }

    /// Puts in a value for each variable; the answer is for a reader that knows no wildcards.
    ///
    /// # Errors
    /// Hands on the first error of `value`.
    pub fn text<'a, E>(&'a self, mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>) -> Result<String, E> {
        let mut whole = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => whole.push_str(text),
                Piece::Literal(character) => whole.push(*character),
                Piece::Variable(variable) => whole.push_str(value(variable)?),
            }
        }
        Ok(whole)
    }

    /// Whether [`Template::text`] gives a text, without putting it together.
    ///
    /// # Errors
    /// Hands on the first error of `value`, even where the texts differ before it.
    pub fn equals<'a, E>(
        &'a self,
        other: &str,
        mut value: impl FnMut(&'a Variable) -> Result<&'a str, E>,
    ) -> Result<bool, E> {
        let mut rest = Some(other);
        for piece in &self.pieces {
            rest = match piece {
                Piece::Text(text) => rest.and_then(|rest| rest.strip_prefix(text.as_str())),
                Piece::Literal(character) => rest.and_then(|rest| rest.strip_prefix(*character)),
                Piece::Variable(variable) => {
                    let value = value(variable)?;
                    rest.and_then(|rest| rest.strip_prefix(value))
                }
            };
        }
        Ok(rest.is_some_and(str::is_empty))
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
        let glob: Result<_, ()> = template.glob(|_| Ok("*${k}"));
        assert!(Pattern::of(&glob.unwrap()).matches("a-*${k}*"));
        assert_eq!(Ok::<_, ()>("a**${k}*".to_string()), template.text(|_| Ok("*${k}")));
    }
}
