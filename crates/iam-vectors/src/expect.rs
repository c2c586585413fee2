//! What a vector expects, in the short form of a table cell.
//!
//! ```text
//! allowed | explicitDeny [BY] | implicitDeny [BY] | depends | error CODE
//! ```
//! BY is the gate that decides; it may be left out where an unknown key leaves it open. Then, in any order, `by:identity,resource` (`grantedBy`, in full), `+CODE` (such a finding is listed) and `-CODE` (none is).
//!
//! Of a scenario, the last step is spoken of. It may also be
//! ```text
//! issued | refused CODE [BY] | notRun
//! ```
//! and `/session/chainDepth=2` says what its report holds at a JSON pointer; `null` where it holds nothing. Of a case,
//! `/beside/nearMisses/0/standing="advice"` says so of the answer.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use crate::answer::{Answer, Outcome};

const GATES: [&str; 9] = [
    "rcp", "scp", "endpoint", "resource", "trust", "identity", "boundary", "session", "default",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expect {
    pub outcome: Expected,
    pub listed: BTreeSet<String>,
    pub not_listed: BTreeSet<String>,
    /// By JSON pointer.
    pub fields: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    Allowed { granted_by: Option<Vec<String>> },
    ExplicitDeny { decided_by: Option<String> },
    ImplicitDeny { decided_by: Option<String> },
    Depends,
    Error { code: String },
    Issued,
    Refused { code: String, decided_by: Option<String> },
    NotRun,
}

impl Expect {
    /// Whether it speaks of what else bears on the verdict.
    #[must_use]
    pub fn looks_beside(&self) -> bool {
        self.fields.keys().any(|pointer| pointer.starts_with("/beside/"))
    }

    /// Reads a cell.
    ///
    /// # Errors
    /// A sentence that names the word that is out of place.
    pub fn parse(cell: &str) -> Result<Self, String> {
        let words = words_of(cell);
        let mut words = words.iter().map(String::as_str).peekable();
        let mut outcome = match words.next() {
            Some("allowed") => Expected::Allowed { granted_by: None },
            Some("explicitDeny") => Expected::ExplicitDeny {
                decided_by: words.next_if(|word| GATES.contains(word)).map(str::to_owned),
            },
            Some("implicitDeny") => Expected::ImplicitDeny {
                decided_by: words.next_if(|word| GATES.contains(word)).map(str::to_owned),
            },
            Some("depends") => Expected::Depends,
            Some("error") => Expected::Error {
                code: words.next().ok_or("`error` needs a code")?.to_owned(),
            },
            Some("issued") => Expected::Issued,
            Some("refused") => Expected::Refused {
                code: words.next().ok_or("`refused` needs a code")?.to_owned(),
                decided_by: words.next_if(|word| GATES.contains(word)).map(str::to_owned),
            },
            Some("notRun") => Expected::NotRun,
            other => return Err(format!("`{}` is no outcome", other.unwrap_or_default())),
        };
        let (mut listed, mut not_listed) = (BTreeSet::new(), BTreeSet::new());
        let mut fields = BTreeMap::new();
        for word in words {
            if let Some(gates) = word.strip_prefix("by:") {
                let Expected::Allowed { granted_by } = &mut outcome else {
                    return Err("`by:` goes with `allowed`".to_owned());
                };
                *granted_by = Some(gates.split(',').map(str::to_owned).collect());
            } else if let Some(code) = word.strip_prefix('+') {
                listed.insert(code.to_owned());
            } else if let Some(code) = word.strip_prefix('-') {
                not_listed.insert(code.to_owned());
            } else if let Some((pointer, value)) = word.split_once('=').filter(|_| word.starts_with('/')) {
                let value = serde_json::from_str(value).map_err(|_| format!("`{value}` is not JSON"))?;
                fields.insert(pointer.to_owned(), value);
            } else {
                return Err(format!("`{word}` is out of place"));
            }
        }
        Ok(Self {
            outcome,
            listed,
            not_listed,
            fields,
        })
    }

    /// Whether the answer is the expected one.
    #[must_use]
    pub fn is_met_by(&self, answer: &Answer) -> bool {
        let outcome = match (&self.outcome, &answer.outcome) {
            (Expected::Allowed { granted_by: None }, Outcome::Allowed { .. })
            | (Expected::Depends, Outcome::Depends) => true,
            (
                Expected::Allowed {
                    granted_by: Some(expected),
                },
                Outcome::Allowed { granted_by },
            ) => expected == granted_by,
            (Expected::ExplicitDeny { decided_by: expected }, Outcome::ExplicitDeny { decided_by })
            | (Expected::ImplicitDeny { decided_by: expected }, Outcome::ImplicitDeny { decided_by }) => {
                expected.is_none() || expected == decided_by
            }
            (Expected::Error { code: expected }, Outcome::Error { code, .. }) => expected == code,
            (Expected::Issued, Outcome::Issued) | (Expected::NotRun, Outcome::NotRun) => true,
            (
                Expected::Refused { code, decided_by },
                Outcome::Refused {
                    code: other,
                    decided_by: by,
                    ..
                },
            ) => code == other && decided_by == by,
            _ => false,
        };
        let mut fields = self.fields.iter();
        outcome
            && self.listed.is_subset(&answer.codes)
            && self.not_listed.is_disjoint(&answer.codes)
            && fields.all(|(pointer, value)| answer.field(pointer) == value)
    }

    /// Whether a denial is expected, whoever decides it.
    #[must_use]
    pub fn leaves_open_who_decided(&self) -> bool {
        let (Expected::ExplicitDeny { decided_by } | Expected::ImplicitDeny { decided_by }) = &self.outcome else {
            return false;
        };
        decided_by.is_none()
    }

    fn names_who_granted(&self) -> bool {
        matches!(self.outcome, Expected::Allowed { granted_by: Some(_) })
    }

    /// Whether two answers differ in anything that one of their expectations speaks of.
    #[must_use]
    pub fn tells_apart(&self, answer: &Answer, other: &Self, other_answer: &Answer) -> bool {
        let outcomes_differ = match (&answer.outcome, &other_answer.outcome) {
            (Outcome::Allowed { .. }, Outcome::Allowed { .. })
                if !self.names_who_granted() && !other.names_who_granted() =>
            {
                false
            }
            (Outcome::ExplicitDeny { .. }, Outcome::ExplicitDeny { .. })
            | (Outcome::ImplicitDeny { .. }, Outcome::ImplicitDeny { .. })
                if self.leaves_open_who_decided() || other.leaves_open_who_decided() =>
            {
                false
            }
            (Outcome::Error { code, .. }, Outcome::Error { code: other_code, .. }) => code != other_code,
            (
                Outcome::Refused { code, decided_by, .. },
                Outcome::Refused {
                    code: other_code,
                    decided_by: other_by,
                    ..
                },
            ) => (code, decided_by) != (other_code, other_by),
            (one, two) => one != two,
        };
        let mut codes = self
            .listed
            .union(&self.not_listed)
            .chain(other.listed.union(&other.not_listed));
        let mut fields = self.fields.keys().chain(other.fields.keys());
        outcomes_differ
            || codes.any(|code| answer.codes.contains(code) != other_answer.codes.contains(code))
            || fields.any(|pointer| answer.field(pointer) != other_answer.field(pointer))
    }
}

/// The words of a cell; blanks inside quotes part nothing.
fn words_of(cell: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for character in cell.chars() {
        is_quoted ^= character == '"';
        match words.last_mut() {
            Some(word) if is_quoted || !character.is_whitespace() => word.push(character),
            Some(_) | None => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn by(gate: Option<&str>) -> String {
    gate.map(|gate| format!(" {gate}")).unwrap_or_default()
}

impl fmt::Display for Expect {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Expected::Allowed { granted_by: None } => write!(out, "allowed")?,
            Expected::Allowed {
                granted_by: Some(gates),
            } => write!(out, "allowed by:{}", gates.join(","))?,
            Expected::ExplicitDeny { decided_by } => write!(out, "explicitDeny{}", by(decided_by.as_deref()))?,
            Expected::ImplicitDeny { decided_by } => write!(out, "implicitDeny{}", by(decided_by.as_deref()))?,
            Expected::Depends => write!(out, "depends")?,
            Expected::Error { code } => write!(out, "error {code}")?,
            Expected::Issued => write!(out, "issued")?,
            Expected::Refused { code, decided_by } => write!(out, "refused {code}{}", by(decided_by.as_deref()))?,
            Expected::NotRun => write!(out, "notRun")?,
        }
        self.fields
            .iter()
            .try_for_each(|(pointer, value)| write!(out, " {pointer}={value}"))?;
        self.listed.iter().try_for_each(|code| write!(out, " +{code}"))?;
        self.not_listed.iter().try_for_each(|code| write!(out, " -{code}"))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Outcome::Allowed { granted_by } => write!(out, "allowed by:{}", granted_by.join(","))?,
            Outcome::ExplicitDeny { decided_by } => write!(out, "explicitDeny{}", by(decided_by.as_deref()))?,
            Outcome::ImplicitDeny { decided_by } => write!(out, "implicitDeny{}", by(decided_by.as_deref()))?,
            Outcome::Depends => write!(out, "depends")?,
            Outcome::Error { code, message } => write!(out, "error {code} ({message})")?,
            Outcome::Issued => write!(out, "issued {}", self.field("/session"))?,
            Outcome::Refused {
                code,
                decided_by,
                message,
            } => write!(out, "refused {code}{} ({message})", by(decided_by.as_deref()))?,
            Outcome::NotRun => write!(out, "notRun")?,
        }
        self.codes.iter().try_for_each(|code| write!(out, " +{code}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, line: &str, met: bool) {
        let expect = Expect::parse(cell).expect("the cell is readable");
        assert_eq!(expect.to_string(), cell);
        assert_eq!(
            expect.is_met_by(&crate::answer::read(line).expect("an answer")),
            met,
            "{cell} / {line}"
        );
    }

    const ALLOWED: &str = r#"{"decision":"allowed","grantedBy":["identity","resource"],"findings":[{"code":"X"}]}"#;
    const DENIED: &str = r#"{"decision":"implicitDeny","decidedBy":"boundary","findings":[]}"#;

    #[test]
    fn a_cell_is_met_in_every_part_or_not_at_all() {
        check("allowed", ALLOWED, true);
        check("allowed by:identity,resource", ALLOWED, true);
        check("allowed by:identity", ALLOWED, false);
        check("allowed +X -Y", ALLOWED, true);
        check("allowed +Y", ALLOWED, false);
        check("allowed -X", ALLOWED, false);
        check("implicitDeny boundary", DENIED, true);
        check("implicitDeny session", DENIED, false);
        check("explicitDeny boundary", DENIED, false);
        check("error X", r#"{"error":{"code":"X","message":"m"}}"#, true);
        check("depends", r#"{"decision":"depends","findings":[]}"#, true);
        check(
            "implicitDeny",
            r#"{"decision":"implicitDeny","decidedBy":null,"findings":[]}"#,
            true,
        );
        check("implicitDeny", DENIED, true);
    }

    const ISSUED: &str =
        r#"{"steps":[{"outcome":"notRun"},{"outcome":"issued","session":{"arn":"a b","depth":2},"findings":[]}]}"#;
    const REFUSED: &str = r#"{"steps":[{"outcome":"refused","error":{"code":"AccessDenied","message":"m"},"decidedBy":"trust","findings":[]}]}"#;

    #[test]
    fn the_last_step_of_a_scenario_is_spoken_of() {
        check("issued", ISSUED, true);
        check(r#"issued /session/arn="a b" /session/depth=2"#, ISSUED, true);
        check(r#"issued /session/arn="a""#, ISSUED, false);
        check("issued /session/other=null", ISSUED, true);
        check("notRun", ISSUED, false);
        check("refused AccessDenied trust", REFUSED, true);
        check("refused AccessDenied", REFUSED, false);
        check("refused ValidationError trust", REFUSED, false);
    }

    #[test]
    fn what_is_no_cell_is_refused() {
        for cell in [
            "",
            "yes",
            "implicitDeny by",
            "error",
            "allowed X",
            "depends by:identity",
        ] {
            assert!(Expect::parse(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_pair_differs_only_in_what_its_halves_speak_of() {
        let (allowed, denied) = (
            crate::answer::read(ALLOWED).unwrap(),
            crate::answer::read(DENIED).unwrap(),
        );
        let other = crate::answer::read(r#"{"decision":"allowed","grantedBy":["identity"],"findings":[]}"#).unwrap();
        let expect = |cell| Expect::parse(cell).unwrap();
        assert!(expect("allowed").tells_apart(&allowed, &expect("implicitDeny boundary"), &denied));
        assert!(!expect("allowed").tells_apart(&allowed, &expect("allowed"), &other));
        assert!(expect("allowed").tells_apart(&allowed, &expect("allowed by:identity"), &other));
        assert!(expect("allowed +X").tells_apart(&allowed, &expect("allowed"), &other));
        assert!(!expect("allowed +Y").tells_apart(&allowed, &expect("allowed"), &other));
    }
}
