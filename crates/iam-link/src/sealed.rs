//! A link taken apart, checked and opened.

use alloc::string::String;
use alloc::vec::Vec;

use crate::packing::{self, DICTIONARY, unpack};
use crate::pieces::{self, joined, utf8};
use crate::{Failure, GENERATION, MAX_LINK_BYTES, Problem, base64url, check};

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// How the payload was packed: 0 or 1, as the table of this crate has them.
    pub generation: u32,
    /// JSON as it was written.
    pub document: String,
    /// The other parameters, in order: what to show, not what it says.
    pub view: Vec<(String, String)>,
}

/// A link taken apart, its payload still packed.
pub struct Sealed {
    generation: u32,
    packed: Vec<u8>,
    is_base64: bool,
    check: Option<String>,
    view: Vec<(String, String)>,
}

impl Sealed {
    /// Takes a link apart: a whole one, its fragment, or what comes after the `#`.
    ///
    /// # Errors
    /// Says what is not even the beginning of a link that is known here.
    pub fn of(link: &str) -> Result<Self, Problem> {
        if MAX_LINK_BYTES < link.len() {
            return Err(Problem::TooLarge);
        }
        let fragment = link
            .trim()
            .split_once('#')
            .map_or(link.trim(), |(_, fragment)| fragment);
        let mut view: Vec<(String, String)> = fragment
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (name.into(), value.into()))
            .filter(|(name, value): &(String, String)| !(name.is_empty() && value.is_empty()))
            .collect();
        let Some(at) = view.iter().position(|(name, _)| name == "s") else {
            return Err(Problem::NotALink);
        };
        let (_, sealed) = view.remove(at);
        let sealed = undone(&sealed);
        let mut parts = sealed.splitn(3, '.');
        let generation = parts.next().unwrap_or_default();
        let (payload, check) = (parts.next().unwrap_or_default(), parts.next());
        if !generation.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Problem::NotALink);
        }
        // A number too large to be read is newer than any that is known; without one, the link is cut.
        let generation = match generation {
            "" => 0,
            digits => digits.parse().unwrap_or(u32::MAX),
        };
        if GENERATION < generation {
            return Err(Problem::Newer { generation });
        }
        let (packed, is_base64) = base64url::decode(payload);
        Ok(Self {
            generation,
            packed,
            is_base64,
            check: check.map(without_tail),
            view,
        })
    }

    /// Reads what was packed.
    ///
    /// # Errors
    /// Says why it does not open, and gives what could be read.
    pub fn open(self) -> Result<Opened, Failure> {
        let dictionary = if self.generation == 0 { &[] } else { DICTIONARY };
        let packing::Unpacked { bytes, end } = unpack(&self.packed, dictionary);
        if end == packing::End::TooLarge {
            return Err(Problem::TooLarge.into());
        }
        let own_check = self.check.as_deref();
        let is_right = self.is_base64 && end == packing::End::Right && own_check == Some(check::of(&bytes).as_str());
        let (document, is_whole) = if self.generation == 0 {
            utf8(bytes)
        } else {
            let pieces = joined(&bytes);
            if is_right && pieces.end == pieces::End::TooLarge {
                return Err(Problem::TooLarge.into());
            }
            (pieces.document, pieces.end == pieces::End::Whole)
        };
        if is_right && is_whole {
            return Ok(Opened {
                generation: self.generation,
                document,
                view: self.view,
            });
        }
        // Where the check is complete, or something follows the end, nothing was cut off.
        let has_check = own_check.is_some_and(|check| check::LENGTH <= check.len());
        let problem = if has_check || end == packing::End::Early {
            Problem::Changed
        } else {
            Problem::Cut
        };
        Err(Failure {
            problem,
            beginning: document,
        })
    }
}

/// What programs on the way do to a link, undone: letters written as `%5F`, line breaks in it. The check tells whether
/// that was right.
fn undone(sealed: &str) -> String {
    let mut plain = String::with_capacity(sealed.len());
    let mut rest = sealed;
    while let Some(letter) = rest.chars().next() {
        let escaped = [("%5F", '_'), ("%2D", '-'), ("%2E", '.')];
        let is_there = |code: &&(&str, char)| rest.get(..3).is_some_and(|it| it.eq_ignore_ascii_case(code.0));
        match escaped.iter().find(is_there) {
            Some((code, letter)) => {
                plain.push(*letter);
                rest = &rest[code.len()..];
            }
            None => {
                plain.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    plain.retain(|it| !matches!(it, '\n' | '\r' | '\t'));
    plain
}

/// The check without what the sentence around the link ends with, such as a full stop.
fn without_tail(check: &str) -> String {
    let is_tail = |tail: &str| !tail.starts_with(|it: char| it.is_alphanumeric() || "-_%".contains(it));
    match check.split_at_checked(check::LENGTH) {
        Some((own, tail)) if is_tail(tail) => own.into(),
        Some(_) | None => check.into(),
    }
}
