//! What is in the gallery, and what a search finds in it. Pure.

use iam_eval::combine::Outcome;
use iam_syntax::json::{self, Json, Limits};
use iam_words::Lang;

#[derive(Debug, PartialEq, Eq)]
pub struct Index {
    pub subjects: Vec<Subject>,
    pub cards: Vec<Card>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Subject {
    pub id: String,
    pub name: Said,
}

/// A worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub id: String,
    pub title: Said,
    pub lesson: Said,
    /// By their ids.
    subjects: Vec<String>,
    pub what: What,
    /// What a search looks through: both languages, whichever is shown.
    haystack: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A case, and how it is decided.
    Case(Outcome),
    /// A scenario of the Sessions view.
    Scenario,
}

/// A text in each language, in the order of the languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said(Vec<String>);

impl Said {
    pub fn get(&self, lang: Lang) -> &str {
        let at = Lang::ALL.iter().position(|it| *it == lang);
        at.and_then(|at| self.0.get(at)).map_or("", String::as_str)
    }
}

impl Card {
    /// The fragment of the address that opens it. A case and a scenario may have the same id.
    pub fn address(&self) -> String {
        let place = match self.what {
            What::Case(_) => "#example=",
            What::Scenario => "#v=world&example=",
        };
        [place, &self.id].concat()
    }
}

impl Index {
    /// Reads `index.json`.
    pub fn read(text: &str) -> Option<Self> {
        let tree = json::read(text, Limits::default()).tree?;
        let subjects = tree.get("subjects")?.members()?.iter().map(|member| {
            Some(Subject {
                id: member.key.to_string(),
                name: said(&member.value)?,
            })
        });
        let subjects = subjects.collect::<Option<Vec<_>>>()?;
        let cards = tree.get("cases")?.items()?.iter().map(|it| card(it, &subjects));
        Some(Self {
            cards: cards.collect::<Option<_>>()?,
            subjects,
        })
    }

    /// What has all the words that are asked for, and the subject, if there is one.
    pub fn find(&self, asked: &str, subject: Option<&str>) -> Vec<&Card> {
        let asked = asked.to_lowercase();
        let has_words = |card: &Card| asked.split_whitespace().all(|word| card.haystack.contains(word));
        let is_of = |card: &Card| subject.is_none_or(|subject| card.subjects.iter().any(|it| it == subject));
        self.cards
            .iter()
            .filter(|card| is_of(card) && has_words(card))
            .collect()
    }

    /// The subjects of a card.
    pub fn subjects_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Subject> {
        let named = |id: &'a String| self.subjects.iter().find(|it| it.id == *id);
        card.subjects.iter().filter_map(named)
    }
}

fn card(it: &Json<'_>, all: &[Subject]) -> Option<Card> {
    let text = |name: &str| it.get(name)?.as_str();
    let id = text("id")?.to_string();
    let (title, lesson) = (said(it.get("title")?)?, said(it.get("lesson")?)?);
    let subjects = it.get("subjects")?.items()?.iter();
    let subjects = subjects.map(|it| it.as_str().map(str::to_string));
    let subjects = subjects.collect::<Option<Vec<_>>>()?;
    let what = match text("view") {
        Some("sessions") => What::Scenario,
        Some(_) => return None,
        None => What::Case(outcome(text("decision")?)?),
    };
    let names = all.iter().filter(|it| subjects.contains(&it.id)).map(|it| &it.name);
    let all = [&title, &lesson].into_iter().chain(names);
    let all: Vec<&str> = all.flat_map(|it| &it.0).map(String::as_str).collect();
    let haystack = [&id, "\n", &all.join("\n")].concat().to_lowercase();
    Some(Card {
        id,
        title,
        lesson,
        subjects,
        what,
        haystack,
    })
}

fn said(it: &Json<'_>) -> Option<Said> {
    let text = |lang: Lang| Some(it.get(lang.tag())?.as_str()?.to_string());
    Lang::ALL.into_iter().map(text).collect::<Option<_>>().map(Said)
}

fn outcome(name: &str) -> Option<Outcome> {
    Some(match name {
        "allowed" => Outcome::Allowed,
        "explicitDeny" => Outcome::ExplicitDeny,
        "implicitDeny" => Outcome::ImplicitDeny,
        "depends" => Outcome::Depends,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::world::examples;

    fn index() -> Index {
        Index::read(include_str!("../../../../www/gallery/index.json")).unwrap()
    }

    #[test]
    fn every_card_is_found_by_each_of_its_words_in_both_languages() {
        let index = index();
        for card in &index.cards {
            for lang in Lang::ALL {
                let names = index.subjects_of(card).map(|it| it.name.get(lang));
                for said in [card.title.get(lang), card.lesson.get(lang)].into_iter().chain(names) {
                    assert!(index.find(said, None).contains(&card), "{said}");
                    let shouted: Vec<_> = said.split_whitespace().rev().collect();
                    let shouted = shouted.join("  ").to_uppercase();
                    assert!(index.find(&shouted, None).contains(&card), "{shouted}");
                }
            }
        }
        assert!(index.find("zzz", None).is_empty());
    }

    #[test]
    fn every_card_has_an_address_of_its_own() {
        let index = index();
        let addresses: BTreeSet<String> = index.cards.iter().map(Card::address).collect();
        assert_eq!(addresses.len(), index.cards.len());
    }

    #[test]
    fn a_subject_has_its_cards_and_no_others() {
        let index = index();
        assert_eq!(index.find(" ", None).len(), index.cards.len());
        for subject in &index.subjects {
            let found = index.find("", Some(&subject.id));
            assert!(!found.is_empty(), "{}", subject.id);
            for card in &index.cards {
                let is_of = index.subjects_of(card).any(|it| it == subject);
                assert_eq!(found.contains(&card), is_of, "{} {}", subject.id, card.id);
            }
        }
    }

    #[test]
    fn the_scenarios_are_those_of_the_sessions_view() {
        let index = index();
        let scenarios = index.cards.iter().filter(|it| it.what == What::Scenario);
        let mut ids: Vec<&str> = scenarios.map(|it| it.id.as_str()).collect();
        let mut ours: Vec<&str> = examples::ALL.iter().map(|it| it.id).collect();
        ids.sort_unstable();
        ours.sort_unstable();
        assert_eq!(ids, ours);
    }

    #[test]
    fn what_is_no_index_is_not_read() {
        for text in ["", "{", "[]", "{}", r#"{"subjects":{},"cases":[{}]}"#] {
            assert_eq!(Index::read(text), None, "{text}");
        }
    }
}
