//! AWS's own managed policies: their documents come from the catalogue, part by part, when a scenario names one.

use std::cell::RefCell;
use std::collections::BTreeSet;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};

/// A part of the catalogue that a scenario needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Which policies there are, and where.
    Index,
    Bucket(usize),
}

impl Part {
    /// Where the site has it, below `catalogue/`.
    pub fn path(self) -> String {
        match self {
            Self::Index => "policies.txt".into(),
            Self::Bucket(number) => format!("policies/{number:02}.txt"),
        }
    }

    /// Takes what was fetched; what can't be read is as if it had not come.
    pub fn add_to(self, catalogue: &mut Catalogue, bytes: &[u8]) -> bool {
        match self {
            Self::Index => catalogue.add_policy_index(bytes),
            Self::Bucket(_) => catalogue.add_policy_bucket(bytes),
        }
        .is_ok()
    }
}

/// A policy's document, if its part is there; else the part that is wanted for it.
pub fn document(catalogue: &Catalogue, arn: &str, wanted: &RefCell<BTreeSet<Part>>) -> Option<String> {
    let part = match catalogue.managed_policy(arn) {
        PolicyStanding::Document(_, document) => return Some(document.into()),
        PolicyStanding::NotLoaded { bucket, .. } => Part::Bucket(bucket),
        PolicyStanding::NoIndex => Part::Index,
        PolicyStanding::Unknown => return None,
    };
    wanted.borrow_mut().insert(part);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    fn wanted(catalogue: &Catalogue, arn: &str) -> (Option<String>, Vec<Part>) {
        let wanted = RefCell::default();
        let document = document(catalogue, arn, &wanted);
        (document, wanted.into_inner().into_iter().collect())
    }

    #[test]
    fn part_by_part() {
        let mut catalogue = Catalogue::new();
        assert_eq!((None, vec![Part::Index]), wanted(&catalogue, READ_ONLY));
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/catalogue/");
        let file = |part: Part| std::fs::read([folder, &part.path()].concat()).unwrap();
        assert!(Part::Index.add_to(&mut catalogue, &file(Part::Index)));
        let (none, parts) = wanted(&catalogue, READ_ONLY);
        assert_eq!((None, 1), (none, parts.len()));
        assert!(matches!(parts[0], Part::Bucket(_)));
        assert!(!parts[0].add_to(&mut catalogue, b"no bucket"));
        assert!(parts[0].add_to(&mut catalogue, &file(parts[0])));
        let (document, parts) = wanted(&catalogue, READ_ONLY);
        assert!(document.is_some_and(|it| it.contains("\"Statement\"")));
        assert_eq!(Vec::<Part>::new(), parts);
        assert_eq!(
            (None, Vec::new()),
            wanted(&catalogue, "arn:aws:iam::aws:policy/NoSuchPolicy")
        );
    }
}
