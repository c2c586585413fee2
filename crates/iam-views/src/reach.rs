//! Who gets to which role of a world: a line for each answer and for each hop, and the hops as steps.

use std::fmt::Write;
use std::iter;

use iam_catalog::catalogue::Catalogue;
use iam_protocol::case::Instead;
use iam_protocol::reach as told;
use iam_protocol::reach::{Reached, Whose};
use iam_scenario::output::reach::{keys, step, words};
use iam_scenario::reach::{self, Answer, Ask, AssumeRole, Hop, Reach, Verdict};
use iam_scenario::read;
use iam_scenario::scenario::Scenario;
use iam_words::Lang;

use crate::words::{Words, words as own};

/// Who gets to which role of a scenario's world. AWS's own policies that are not loaded grant nothing.
#[must_use]
pub fn reach(scenario: &str, whose: &Whose, catalogue: &Catalogue, lang: Lang) -> Reached {
    let managed = |arn: &str| catalogue.managed_policy(arn).document().map(String::from);
    let unreadable = |title: &str| Reached::Unreadable(Instead { title: title.into() });
    let Ok(scenario) = read::scenario(scenario, &managed) else {
        return unreadable(own(lang).world_unreadable);
    };
    let answer = match whose {
        Whose::Principal(arn) => reach::reach(&scenario, arn, &[]),
        Whose::Role(arn) => reach::who_can_assume(&scenario, arn, &[]),
    };
    let way = free_name(&scenario);
    match answer {
        Ok(answer) => Reached::Pairs {
            remarks: remarks(&answer, lang),
            pairs: answer.reaches.iter().map(|it| pair(it, &way, lang)).collect(),
        },
        Err(_) => unreadable(own(lang).nobody),
    }
}

/// What no step of a scenario is named after.
fn free_name(scenario: &Scenario) -> String {
    let names = (2..).map(|n: usize| ["way", &n.to_string(), "-hop"].concat());
    let mut names = iter::once("hop".to_string()).chain(names);
    let is_free = |name: &String| !scenario.steps.iter().any(|it| it.id.starts_with(name.as_str()));
    names.find(is_free).unwrap_or_default()
}

/// What is said of an answer as a whole: that not all was tried, and who may get in besides.
#[must_use]
pub fn remarks(answer: &Answer, lang: Lang) -> Vec<String> {
    let words = own(lang);
    let not_all = (!answer.is_complete).then(|| words.not_all_tags.to_string());
    let strangers = (!answer.strangers.is_empty()).then(|| {
        let names: Vec<String> = answer.strangers.iter().map(|it| format!("`{it}`")).collect();
        (words.strangers)(&names.join(", "))
    });
    not_all.into_iter().chain(strangers).collect()
}

fn pair(reach: &Reach, way: &str, lang: Lang) -> told::Pair {
    let hop = |it: &Hop| told::Hop {
        text: call(it, lang),
        needs: needs(it, lang),
    };
    told::Pair {
        principal: reach.principal.clone(),
        role: reach.role_arn.clone(),
        verdict: match reach.verdict {
            Verdict::Yes => told::Verdict::Yes,
            Verdict::Conditional => told::Verdict::Conditional,
            Verdict::No => told::Verdict::No,
        },
        blocked: blocked(reach, lang),
        hops: reach.hops.iter().map(hop).collect(),
        steps: reach
            .hops
            .iter()
            .enumerate()
            .map(|(at, it)| step(way, at, it))
            .collect(),
    }
}

/// An answer in a line.
#[must_use]
pub fn headline(reach: &Reach, lang: Lang) -> String {
    let words = own(lang);
    let verdict = (words.verdict)(reach.verdict);
    let said = format!("{verdict}: {}{}{}", reach.principal, words.to, reach.role_arn);
    match blocked(reach, lang) {
        None => said,
        Some(blocked) => [said, blocked].join(", "),
    }
}

/// Who refuses, and whom.
fn blocked(reach: &Reach, lang: Lang) -> Option<String> {
    let blocked = reach.blocked.as_ref()?;
    let caller = &blocked.caller;
    let blocker = words::blocker(&blocked.why, lang);
    Some((own(lang).blocked)(&blocker, caller))
}

/// Who assumes which role in a hop, with what is chosen, and what it hangs on.
// OK to ignore what `write!` gives because writing to a `String` never fails.
#[must_use]
pub fn call(hop: &Hop, lang: Lang) -> String {
    let words = own(lang);
    let mut text = format!("{} {} {}", hop.caller, words.assumes, hop.ask.role_arn());
    let as_session = words.as_session;
    match &hop.ask {
        Ask::AssumeRole(ask) => {
            let _ = write!(text, "{as_session}{}", ask.role_session_name);
            write_chosen(&mut text, ask, words);
        }
        Ask::WebIdentity(ask) => {
            let name = &ask.role_session_name;
            let _ = write!(text, "{as_session}{name}{}", words.with_token);
            let audiences = ask.token.audiences.iter().map(|value| ("aud", value));
            let subject = ask.token.subject.iter().map(|value| ("sub", value));
            for (claim, value) in audiences.chain(subject) {
                let _ = write!(text, ", {claim} {value}");
            }
        }
        Ask::Saml(_) => text.push_str(words.with_assertion),
    }
    if !hop.keys.is_empty() {
        let keys = keys(hop).join(", ");
        let _ = write!(text, "; {}{keys}", words.depends_on);
    }
    text
}

fn write_chosen(text: &mut String, ask: &AssumeRole, words: &Words) {
    if let Some(id) = &ask.external_id {
        let _ = write!(text, ", {} {id}", words.external_id);
    }
    for tag in &ask.tags {
        let is_transitive = ask.transitive_tag_keys.contains(&tag.key);
        let star = if is_transitive { " ★" } else { "" };
        let _ = write!(text, ", {} {}={}{star}", words.tag, tag.key, tag.value);
    }
    if let Some(identity) = &ask.source_identity {
        let _ = write!(text, ", {} {identity}", words.source_identity);
    }
}

/// Who a caller from outside must be.
#[must_use]
pub fn needs(hop: &Hop, lang: Lang) -> Option<String> {
    let words = own(lang);
    (words.caller_needs)(hop).map(|needs| [words.needs, &needs].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_HOPS: &str = include_str!("../../../tests/scenarios/two-hops.json");
    const ANA: &str = "arn:aws:iam::111122223333:user/ana";
    const DEPLOY: &str = "arn:aws:iam::444455556666:role/Deploy";

    fn pairs(whose: &Whose, lang: Lang) -> Vec<told::Pair> {
        match reach(TWO_HOPS, whose, &Catalogue::new(), lang) {
            Reached::Pairs { pairs, remarks } => {
                assert!(remarks.is_empty());
                pairs
            }
            Reached::Unreadable(instead) => panic!("{}", instead.title),
        }
    }

    #[test]
    fn a_way_has_its_hops_and_the_steps_that_walk_it() {
        for lang in Lang::ALL {
            let of_ana = pairs(&Whose::Principal(ANA.into()), lang);
            let way = of_ana.iter().find(|it| it.role == DEPLOY).expect("a way to Deploy");
            assert_eq!(
                (told::Verdict::Yes, 2, 2),
                (way.verdict, way.hops.len(), way.steps.len())
            );
            let to_deploy = pairs(&Whose::Role(DEPLOY.into()), lang);
            assert!(to_deploy.contains(way), "both questions have the same answer");
            let no = to_deploy
                .iter()
                .find(|it| it.verdict == told::Verdict::No)
                .expect("somebody does not get there");
            assert!(no.blocked.is_some() && no.steps.is_empty(), "{no:?}");
        }
    }

    #[test]
    fn what_is_not_there_is_said() {
        for (scenario, whose) in [
            ("{", Whose::Role(DEPLOY.into())),
            (TWO_HOPS, Whose::Role("arn:aws:iam::444455556666:role/None".into())),
        ] {
            let found = reach(scenario, &whose, &Catalogue::new(), Lang::En);
            assert!(matches!(found, Reached::Unreadable(_)), "{found:?}");
        }
    }
}
