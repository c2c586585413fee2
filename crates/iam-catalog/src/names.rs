//! The names of all actions with their access levels, unpacked from a dictionary of words.
//!
//! `names.bin` is the line `names 1`, the words of all names, then for each service of the base, in its order, the names
//! in seven groups: the five access levels, retired, mentioned. Numbers are little-endian groups of seven bits.
//!
//! ```text
//! file    = "names 1\n", length of words in bytes, words with "\n" between them, service …
//! service = group × 7
//! group   = number of names, name …
//! name    = number of words, number of a word …
//! ```

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use iam_syntax::sort::sort_by;

use crate::base::Standing;
use crate::level::AccessLevel;
use crate::unreadable::Unreadable;

/// Longer than the names of all actions will be for many years; a file that asks for more is not ours.
const MOST_BYTES: usize = 8 << 20;

/// The names of all actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    services: Vec<ServiceNames>,
}

/// The names of the actions of one service, sorted without regard to case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceNames {
    text: String,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    start: u32,
    end: u32,
    kind: NameKind,
}

/// What is known of an action by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// AWS's reference has it, with this access level.
    Current(AccessLevel),
    /// AWS's reference had it, and has it no more.
    Retired,
    /// Only AWS's managed policies name it.
    Mentioned,
}

/// In the order of the file.
const KINDS: [NameKind; 7] = [
    NameKind::Current(AccessLevel::List),
    NameKind::Current(AccessLevel::Read),
    NameKind::Current(AccessLevel::Write),
    NameKind::Current(AccessLevel::Tagging),
    NameKind::Current(AccessLevel::PermissionsManagement),
    NameKind::Retired,
    NameKind::Mentioned,
];
const HEAD: &[u8] = b"names 1\n";

impl NameKind {
    /// How AWS speaks of it, without the level.
    #[must_use]
    pub const fn standing(self) -> Standing {
        match self {
            Self::Current(_) => Standing::Current,
            Self::Retired => Standing::Retired,
            Self::Mentioned => Standing::Mentioned,
        }
    }
}

impl Names {
    /// Unpacks the names of so many services.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn read(bytes: &[u8], n_services: usize) -> Result<Self, Unreadable> {
        let mut reader = Reader(bytes.strip_prefix(HEAD).ok_or(Unreadable::OtherFormat)?);
        let words = reader.text().ok_or(Unreadable::Torn)?;
        let words: Vec<&str> = words.split('\n').collect();
        let mut room = MOST_BYTES;
        let mut services = Vec::with_capacity(n_services.min(bytes.len()));
        for _ in 0..n_services {
            services.push(service(&mut reader, &words, &mut room).ok_or(Unreadable::Torn)?);
        }
        if reader.0.is_empty() {
            Ok(Self { services })
        } else {
            Err(Unreadable::Torn)
        }
    }

    /// The names of a service, by its place in the base.
    #[must_use]
    pub fn service(&self, idx: usize) -> Option<&ServiceNames> {
        self.services.get(idx)
    }
}

impl ServiceNames {
    /// The name as AWS writes it and what is known of it; case does not count.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(&str, NameKind)> {
        let found = self
            .entries
            .binary_search_by(|entry| compare(self.name(entry), name))
            .ok()?;
        let entry = &self.entries[found];
        Some((self.name(entry), entry.kind))
    }

    /// Every name with its kind, sorted without regard to case.
    pub fn iter(&self) -> impl Iterator<Item = (&str, NameKind)> {
        self.entries.iter().map(|entry| (self.name(entry), entry.kind))
    }

    fn name(&self, entry: &Entry) -> &str {
        // OK because an entry is made of the text's length before and after a name was put behind it.
        &self.text[entry.start as usize..entry.end as usize]
    }
}

/// Orders names without regard to case.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let lower = |it: u8| it.to_ascii_lowercase();
    left.bytes().map(lower).cmp(right.bytes().map(lower))
}

fn service(reader: &mut Reader<'_>, words: &[&str], room: &mut usize) -> Option<ServiceNames> {
    let mut names = ServiceNames::default();
    for kind in KINDS {
        for _ in 0..reader.number()? {
            let start = names.text.len();
            for _ in 0..reader.number()? {
                let word = words.get(reader.number()?)?;
                *room = room.checked_sub(word.len())?;
                names.text.push_str(word);
            }
            // OK because `room` is far less than 32 bits count.
            names.entries.push(Entry {
                start: start as u32,
                end: names.text.len() as u32,
                kind,
            });
        }
    }
    let ServiceNames { text, entries } = &mut names;
    let name = |entry: &Entry| &text[entry.start as usize..entry.end as usize];
    sort_by(entries, &|a, b| compare(name(a), name(b)));
    Some(names)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21] {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number as usize);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let n_bytes = self.number()?;
        let (text, rest) = self.0.split_at_checked(n_bytes)?;
        self.0 = rest;
        core::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    /// `GetA` is read, `PutA` is write, `Get` is retired.
    fn file() -> Vec<u8> {
        let mut bytes = HEAD.to_vec();
        bytes.push(9);
        bytes.extend(b"Get\nA\nPut");
        bytes.extend([0, 1, 2, 0, 1, 1, 2, 2, 1, 0, 0, 1, 1, 0, 0]);
        bytes
    }

    #[test]
    fn unpacks() {
        let names = Names::read(&file(), 1).unwrap();
        let service = names.service(0).unwrap();
        let all: Vec<&str> = service.iter().map(|(name, _)| name).collect();
        assert_eq!(vec!["Get", "GetA", "PutA"], all);
        let read = NameKind::Current(AccessLevel::Read);
        assert_eq!(Some(("GetA", read)), service.find("geta"));
        assert_eq!(Some(("Get", NameKind::Retired)), service.find("get"));
        assert_eq!(None, service.find("g"));
        assert_eq!(None, names.service(1));
    }

    #[test]
    fn every_torn_file_is_refused() {
        let bytes = file();
        for n_bytes in 0..bytes.len() {
            assert!(Names::read(&bytes[..n_bytes], 1).is_err(), "{n_bytes}");
        }
        assert_eq!(Err(Unreadable::Torn), Names::read(&bytes, 2));
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(Err(Unreadable::Torn), Names::read(&longer, 1));
        let mut endless = HEAD.to_vec();
        endless.extend([0x80; 5]);
        assert_eq!(Err(Unreadable::Torn), Names::read(&endless, 1));
    }
}
