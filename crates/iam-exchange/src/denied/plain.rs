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
    for line in text.lines() {
        let line = line.trim_start_matches(|char: char| char.is_whitespace() || "│┃║|>╷╵#".contains(char));
        for word in line.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().filter_map(straight));
        }
    }
    out
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
