//! A text as somebody wrote it, without what programs put around it on its way: colours and frames of terminals, the
//! escapes of JSON, the entities and tags of HTML and XML, typographic quotes, lines broken to fit.

use std::iter::Peekable;
use std::str::{CharIndices, Chars};

/// The tags that pages put around a part of a message. Any other `<word>` is what somebody put in place of a secret.
const TAGS: [&str; 16] = [
    "b", "br", "code", "div", "em", "error", "i", "li", "message", "p", "pre", "resource", "span", "strong", "td", "tt",
];
/// The longest inside of an entity or of a tag.
const MOST_INSIDE: usize = 64;
/// The longest ARN that is put together of lines.
const MOST_NAME: usize = 2_048;

/// The text in one line with single blanks, and with straight quotes.
pub fn plain(text: &str) -> String {
    in_one_line(&without_colours(&unescaped(text)))
}

/// Escapes, entities and tags as what they stand for.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        let told = match char {
            '\\' => escape(&mut rest),
            '&' => entity(&text[at..]),
            '<' => tag(&text[at..]),
            _ => None,
        };
        match told {
            Some((said, len)) => {
                out.push(said);
                while rest.next_if(|(next, _)| *next < at + len).is_some() {}
            }
            None => out.push(char),
        }
    }
    out
}

/// What stands behind backslashes, however many: JSON is often put into JSON. They are gone already.
fn escape(rest: &mut Peekable<CharIndices>) -> Option<(char, usize)> {
    while rest.next_if(|(_, char)| *char == '\\').is_some() {}
    let said = match rest.peek()?.1 {
        'n' | 'r' => '\n',
        't' => '\t',
        '"' => '"',
        '\'' => '\'',
        '/' => '/',
        'u' => {
            let mut ahead = rest.clone();
            ahead.next();
            let digits: String = ahead.by_ref().take(4).map(|(_, char)| char).collect();
            let said = u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 4);
            let said = said.and_then(char::from_u32)?;
            *rest = ahead;
            return Some((said, 0));
        }
        _ => return None,
    };
    rest.next();
    Some((said, 0))
}

/// An entity of HTML at the beginning of a text, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    // Of a page in a page there is `&amp;quot;`.
    let mut inside = text.strip_prefix('&')?;
    while let Some(after) = inside.strip_prefix("amp;") {
        inside = after;
    }
    let before = text.len() - inside.len();
    let Some(end) = inside.bytes().take(MOST_INSIDE).position(|byte| byte == b';') else {
        return (1 < before).then_some(('&', before));
    };
    let name = inside.get(..end)?;
    let number = name.strip_prefix('#').and_then(|number| {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        char::from_u32(code.ok()?)
    });
    let named = || {
        Some(match name {
            "quot" | "ldquo" | "rdquo" | "laquo" | "raquo" => '"',
            "apos" | "lsquo" | "rsquo" => '\'',
            "lt" => '<',
            "gt" => '>',
            "nbsp" => ' ',
            _ => return None,
        })
    };
    match number.or_else(named) {
        Some(said) => Some((said, before + end + 1)),
        None => (1 < before).then_some(('&', before)),
    }
}

/// A tag at the beginning of a text, which is read as a blank, and its length.
fn tag(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(MOST_INSIDE).position(|byte| byte == b'>')?;
    let inside = text.get(1..end)?;
    let name = inside.trim_matches('/').split_whitespace().next()?.to_ascii_lowercase();
    let is_tag = inside.starts_with('/') || TAGS.contains(&name.as_str());
    is_tag.then_some((' ', end + 1))
}

/// Without the sequences by which terminals are told to colour.
fn without_colours(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        if char == '\u{1b}' {
            skip_sequence(&mut rest);
        } else {
            out.push(char);
        }
    }
    out
}

fn skip_sequence(rest: &mut Peekable<Chars>) {
    if rest.next_if_eq(&'[').is_some() {
        while rest.next_if(|char| matches!(char, '0'..='9' | ';')).is_some() {}
        rest.next_if(char::is_ascii_alphabetic);
    }
}

/// Lines joined, without the frames and signs of quotation that they begin with.
fn in_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A terminal breaks a line where it is full, so whatever it breaks is as long as any line.
    let width = text.lines().map(|line| line.chars().count()).max();
    let mut n_before = 0;
    for line in text.lines() {
        let n_chars = line.chars().count();
        let line = line.trim_start_matches(|char: char| char.is_whitespace() || "│┃║|>╷╵#".contains(char));
        let mut is_one_word = Some(n_before) == width && is_broken_arn(&out, line);
        for word in line.split_whitespace() {
            if !out.is_empty() && !is_one_word {
                out.push(' ');
            }
            is_one_word = false;
            out.extend(word.chars().filter_map(straight));
        }
        n_before = n_chars;
    }
    out
}

/// Whether a line goes on in the middle of an ARN: what stands before ends in one that lacks fields, or the line begins
/// with a piece of a name and then goes on as AWS's sentence does behind a name.
fn is_broken_arn(before: &str, line: &str) -> bool {
    /// What follows a name in AWS's sentence.
    const BEHIND: [&str; 3] = ["is", "because", "with"];
    let near = before.floor_char_boundary(before.len().saturating_sub(MOST_NAME));
    let last = before[near..].rsplit(' ').next().unwrap_or_default();
    let mut words = line.split_whitespace();
    let (Some(at), Some(piece)) = (last.find("arn:"), words.next()) else {
        return false;
    };
    // A name of AWS's own with blanks in it: an origin access identity of CloudFront.
    if last.ends_with(":cloudfront:user/CloudFront") {
        return false;
    }
    if !last[..at].chars().all(|char| "\"'`([".contains(char)) || BEHIND.contains(&piece) {
        return false;
    }
    let lacks_fields = last[at..].bytes().filter(|byte| *byte == b':').count() < 5;
    let is_name = |char: char| char.is_ascii_alphanumeric() || "+=,.@_-*/:$\"'`)]".contains(char);
    let goes_on = words
        .next()
        .is_none_or(|word| BEHIND.contains(&word) || word.starts_with('('));
    piece.chars().any(|char| char.is_ascii_alphanumeric())
        && piece.chars().all(is_name)
        && (lacks_fields || (goes_on && !piece.ends_with(':')))
}

/// A quote as it is typed; nothing for what can't be seen.
fn straight(char: char) -> Option<char> {
    match char {
        '“' | '”' | '„' | '«' | '»' | '「' | '」' => Some('"'),
        '‘' | '’' | '‚' | '‹' | '›' => Some('\''),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        _ => Some(char),
    }
}
