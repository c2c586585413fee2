//! What is in a file that the reader opens: a case, the policies of one, a scenario, a link, or nothing of the
//! playground's. Pure.

use iam_scenario::case::Case;
use iam_scenario::document::Place;
use iam_scenario::format::CASE;
use iam_scenario::paste::layout::moved_left;
use iam_scenario::paste::{Found, Pasted};
use iam_scenario::read::{self, Unknown};
use iam_syntax::json::{self, Limits};

use crate::fresh;
use crate::model::file::Problem;
use crate::model::slot::{self, Kind};
use crate::model::trust;
use crate::paste::{belongs, kind_of};

/// No case that a reader works on is larger, and a browser keeps no more.
pub const MOST: usize = 2_000_000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Case(Box<Case>),
    Policies(Vec<Found>),
    Scenario(String),
    Link(String),
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    /// Shells of Windows write UTF-16.
    pub is_utf8: bool,
    /// How many cases it has, a line each, as the command line reads them; the text is then the first.
    pub n: Option<usize>,
}

/// Reads the bytes of a file.
pub fn text_of(name: &str, bytes: &[u8]) -> Result<Text, Problem> {
    let is_utf8 = !bytes.starts_with(&[0xff, 0xfe]);
    let text = match is_utf8 {
        true => String::from_utf8(bytes.to_vec()).map_err(|_| Problem::NotText)?,
        false => utf16(bytes).ok_or(Problem::NotText)?,
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let n = 1 + lines.count();
    let is_of_lines = is_called_lines(name) || (1 < n && !is_json(text) && is_case(first));
    Ok(Text {
        text: if is_of_lines { first } else { text }.to_string(),
        is_utf8,
        n: is_of_lines.then_some(n),
    })
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
    let text = char::decode_utf16(units).collect::<Result<String, _>>().ok()?;
    rest.is_empty().then_some(text)
}

/// Whether a file is called after cases that stand in a line each.
fn is_called_lines(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".jsonl") || name.ends_with(".ndjson")
}

/// The name under which one case of such a file is saved.
pub fn name_of_one(name: &str) -> String {
    match name.rsplit_once('.').filter(|_| is_called_lines(name)) {
        Some((stem, _)) => [stem, ".json"].concat(),
        None => name.to_string(),
    }
}

fn is_json(text: &str) -> bool {
    let read = json::read(text, Limits::default());
    read.tree.is_some() && read.problems.is_empty()
}

/// Whether a text is a case: also one that asks nothing yet, which could be much else to those who don't know that it is
/// a file.
pub fn is_case(text: &str) -> bool {
    let read = json::read(text, Limits::default());
    let is_field = |name: &str| name.starts_with("x-") || CASE.iter().any(|field| field.name == name);
    let members = read.tree.as_ref().and_then(|tree| tree.members());
    read.problems.is_empty()
        && members.is_some_and(|all| !all.is_empty() && all.iter().all(|member| is_field(&member.key)))
}

/// Reads a text that is a case. Its policies stand at the left margin, wherever they stood in the text.
pub fn case(text: &str) -> Result<Content, Problem> {
    let mut case = read::case_with(text, Unknown::Kept).map_err(|_| Problem::NotACase)?;
    for slot in slot::slots(&case.policies) {
        if let Some(policy) = slot::get_mut(&mut case.policies, slot) {
            policy.text = moved_left(&policy.text);
        }
    }
    Ok(Content::Case(Box::new(case)))
}

/// What a text holds that was told apart; it is not where that could not be done. Policies are asked about at a time.
pub fn content(text: String, pasted: Option<Pasted>) -> Result<Content, Problem> {
    let alone = |text, name, suggests| vec![Found { text, name, suggests }];
    let found = match pasted.ok_or(Problem::NotFetched)? {
        Pasted::Case => return case(&text),
        Pasted::Scenario => return Ok(Content::Scenario(text)),
        Pasted::Link => return Ok(Content::Link(text)),
        Pasted::Policy => alone(text, None, None),
        Pasted::Unwrapped {
            text, name, suggests, ..
        } => alone(text, name, suggests),
        Pasted::Several { found, .. } => found,
        Pasted::Summary(_) => return Err(Problem::Summary),
        Pasted::Foreign(_) => return Err(Problem::Foreign),
        Pasted::Unrecognised => return Err(Problem::Unrecognised),
    };
    Ok(Content::Policies(found))
}

/// What the text of a policy, or what it was taken out of, says that it is.
pub fn kind_for(found: &Found) -> Kind {
    found.suggests.map_or_else(|| box_of(&found.text), kind_of)
}

/// Policies in a case of their own.
pub fn of_policies(found: &[Found], now: String) -> Result<Case, Problem> {
    let mut case = fresh::case(now);
    for it in found {
        let kind = kind_for(it);
        let Found { text, name, .. } = it.clone();
        let is_taken = slot::slots(&case.policies).iter().any(|slot| slot.kind() == kind);
        // The page has a list to choose from, if they are pasted there.
        if is_taken && matches!(kind, Kind::Boundary | Kind::Resource | Kind::Endpoint) {
            return Err(Problem::Several);
        }
        let slot = slot::add(&mut case.policies, kind);
        if kind == Kind::Resource && trust::is_trust(&text) {
            trust::ask_for_role(&mut case.request, &text, name.as_deref());
        }
        if let Some(policy) = slot::get_mut(&mut case.policies, slot) {
            policy.text = text;
            if let Some(name) = name {
                policy.name = name;
            }
        }
    }
    Ok(case)
}

/// Who names principals belongs to a resource.
fn box_of(text: &str) -> Kind {
    belongs(text, Place::Identity, Kind::Identity).map_or(Kind::Identity, |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::paste::recognise;

    const IDENTITY: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
    const BUCKET: &str =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}"#;

    fn opened(name: &str, text: &str) -> Result<Content, Problem> {
        let text = text_of(name, text.as_bytes())?.text;
        if is_case(&text) {
            return case(&text);
        }
        let pasted = recognise(&text);
        content(text, Some(pasted))
    }

    fn kinds(content: &Content) -> Vec<Kind> {
        let Content::Policies(found) = content else {
            panic!("{content:?}");
        };
        let case = of_policies(found, String::new()).unwrap();
        slot::slots(&case.policies).into_iter().map(slot::Slot::kind).collect()
    }

    #[test]
    fn cases_and_scenarios_are_told_apart() {
        let example = include_str!("../../../../www/gallery/cross-account.json");
        assert!(matches!(opened("a.json", example), Ok(Content::Case(_))));
        assert!(matches!(
            opened("a.json", r#"{"x-note":1,"action":"s3:GetObject"}"#),
            Ok(Content::Case(_))
        ));
        assert!(matches!(opened("a.json", fresh::SCENARIO), Ok(Content::Scenario(_))));
        assert_eq!(
            opened("a.json", r#"{"policies":3,"action":"a:B"}"#),
            Err(Problem::NotACase)
        );
        assert_eq!(opened("a.json", r#"{"version":1,"steps":[]}"#).map(|_| ()), Ok(()));
    }

    #[test]
    fn policies_of_a_case_move_to_the_margin() {
        let text =
            "{\n  \"policies\": {\n    \"resource\": { \"document\": {\n      \"Statement\": []\n    } }\n  }\n}";
        let Ok(Content::Case(case)) = opened("a.json", text) else {
            panic!("a case");
        };
        let policy = case.policies.resource.unwrap();
        assert_eq!(policy.text, "{\n  \"Statement\": []\n}");
    }

    #[test]
    fn policies_go_where_they_belong() {
        assert_eq!(kinds(&opened("a.json", IDENTITY).unwrap()), [Kind::Identity]);
        let wrapped = format!(r#"{{"Policy":{}}}"#, json::quote(BUCKET));
        assert_eq!(kinds(&opened("a.json", &wrapped).unwrap()), [Kind::Resource]);
        let found = |text: &str| Found {
            text: text.into(),
            name: Some("P".into()),
            suggests: None,
        };
        let both = of_policies(&[found(IDENTITY), found(BUCKET), found(IDENTITY)], String::new()).unwrap();
        assert_eq!(both.policies.identity.len(), 2);
        assert_eq!(both.policies.identity[0].name, "P");
        assert_eq!(
            of_policies(&vec![found(BUCKET); 2], String::new()),
            Err(Problem::Several)
        );
    }

    #[test]
    fn the_first_of_many_lines_is_opened() {
        let line = r#"{"id":"one","action":"s3:GetObject"}"#;
        let many = [line, line].join("\n\n");
        for name in ["a.jsonl", "a.json", "A.NDJSON"] {
            let text = text_of(name, many.as_bytes()).unwrap();
            assert_eq!((text.text.as_str(), text.n), (line, Some(2)), "{name}");
        }
        let whole = text_of("a.json", b"{\n\"id\":\"one\"}").unwrap();
        assert_eq!((whole.text.as_str(), whole.n), ("{\n\"id\":\"one\"}", None));
        assert_eq!(name_of_one("my.cases.jsonl"), "my.cases.json");
        assert_eq!(name_of_one("mine.txt"), "mine.txt");
    }

    #[test]
    fn a_text_is_a_text_in_either_encoding() {
        let utf16: Vec<u8> = "\u{feff}{\"id\":\"\u{d55c}\"}"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let text = text_of("a.json", &utf16).unwrap();
        assert_eq!((text.text.as_str(), text.is_utf8), ("{\"id\":\"\u{d55c}\"}", false));
        assert_eq!(text_of("a.json", &utf16[..utf16.len() - 1]), Err(Problem::NotText));
        assert_eq!(
            text_of("a.png", &[0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]),
            Err(Problem::NotText)
        );
        assert_eq!(text_of("a.json", "\u{feff} \n".as_bytes()), Err(Problem::Empty));
    }

    #[test]
    fn what_is_nothing_of_ours_says_so() {
        assert_eq!(opened("a.txt", "buy milk"), Err(Problem::Unrecognised));
        assert_eq!(
            opened(
                "main.tf",
                "resource \"aws_iam_policy\" \"p\" { policy = jsonencode({}) }"
            ),
            Err(Problem::Foreign)
        );
        assert_eq!(content("x".into(), None), Err(Problem::NotFetched));
    }
}
