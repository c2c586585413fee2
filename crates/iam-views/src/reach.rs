//! Who gets to which role of a world: a line for each answer and for each hop, and the hops as steps.

use std::fmt::Write;
use std::iter;

use iam_catalog::catalogue::Catalogue;
use iam_protocol::case::Instead;
use iam_protocol::reach as told;
use iam_protocol::reach::{Reached, Whose};
use iam_scenario::output::reach::{keys, step, verdict_name, words};
use iam_scenario::reach::{self, Answer, Ask, AssumeRole, Hop, Reach, Verdict};
use iam_scenario::read;
use iam_scenario::scenario::Scenario;
use iam_words::Lang;

/// Who gets to which role of a scenario's world. AWS's own policies that are not loaded grant nothing.
#[must_use]
pub fn reach(scenario: &str, whose: &Whose, catalogue: &Catalogue, lang: Lang) -> Reached {
    let managed = |arn: &str| catalogue.managed_policy(arn).document().map(String::from);
    let unreadable = |title: &str| Reached::Unreadable(Instead { title: title.into() });
    let Ok(scenario) = read::scenario(scenario, &managed) else {
        return unreadable(match lang.spoken() {
            Lang::En => "The text of the world cannot be read as it stands.",
            Lang::Ko => "환경의 텍스트를 지금 상태로는 읽을 수 없습니다.",
        });
    };
    let answer = match whose {
        Whose::Principal(arn) => reach::reach(&scenario, arn, &[]),
        Whose::Role(arn) => reach::who_can_assume(&scenario, arn, &[]),
    };
    let way = free_name(&scenario);
    match answer {
        Ok(answer) => Reached::Pairs {
            incomplete: incomplete(&answer, lang).map(String::from),
            pairs: answer.reaches.iter().map(|it| pair(it, &way, lang)).collect(),
        },
        Err(_) => unreadable(match lang.spoken() {
            Lang::En => "The world has nobody of this name any more.",
            Lang::Ko => "이 이름은 환경에 더 이상 없습니다.",
        }),
    }
}

/// What no step of a scenario is named after.
fn free_name(scenario: &Scenario) -> String {
    let names = (2..).map(|n: usize| ["way", &n.to_string(), "-hop"].concat());
    let mut names = iter::once("hop".to_string()).chain(names);
    let is_free = |name: &String| !scenario.steps.iter().any(|it| it.id.starts_with(name.as_str()));
    names.find(is_free).unwrap_or_default()
}

/// Said where not all was tried.
#[must_use]
pub fn incomplete(answer: &Answer, lang: Lang) -> Option<&'static str> {
    (!answer.is_complete).then_some(match lang.spoken() {
        Lang::En => "the policies name so many values of tags that not all of their combinations were tried",
        Lang::Ko => "정책에 나오는 태그 값이 너무 많아 모든 조합을 시도하지는 않았습니다.",
    })
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
    let (principal, role) = (&reach.principal, &reach.role_arn);
    let said = match lang.spoken() {
        Lang::En => format!("{}: {principal} to {role}", verdict_name(reach.verdict)),
        Lang::Ko => {
            let verdict = match reach.verdict {
                Verdict::Yes => "가능",
                Verdict::Conditional => "조건부",
                Verdict::No => "불가능",
            };
            format!("{verdict}: {principal} → {role}")
        }
    };
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
    Some(match lang.spoken() {
        Lang::En => format!("blocked by {blocker} (as {caller})"),
        Lang::Ko => format!("막는 곳: {blocker} (호출자: {caller})"),
    })
}

/// Who assumes which role in a hop, with what is chosen, and what it hangs on.
// OK to ignore what `write!` gives because writing to a `String` never fails.
#[must_use]
pub fn call(hop: &Hop, lang: Lang) -> String {
    let says = |en: &'static str, ko: &'static str| match lang.spoken() {
        Lang::En => en,
        Lang::Ko => ko,
    };
    let mut text = format!("{} {} {}", hop.caller, says("assumes", "→"), hop.ask.role_arn());
    let as_session = says(" as ", ", 세션 이름 ");
    match &hop.ask {
        Ask::AssumeRole(ask) => {
            let _ = write!(text, "{as_session}{}", ask.role_session_name);
            write_chosen(&mut text, ask, &says);
        }
        Ask::WebIdentity(ask) => {
            let name = &ask.role_session_name;
            let _ = write!(text, "{as_session}{name}{}", says(" with a token", ", 토큰"));
            let audiences = ask.token.audiences.iter().map(|value| ("aud", value));
            let subject = ask.token.subject.iter().map(|value| ("sub", value));
            for (claim, value) in audiences.chain(subject) {
                let _ = write!(text, ", {claim} {value}");
            }
        }
        Ask::Saml(_) => text.push_str(says(" with a SAML assertion", ", SAML 어설션")),
    }
    if !hop.keys.is_empty() {
        let keys = keys(hop).join(", ");
        let _ = write!(text, "; {}{keys}", says("depends on ", "결과를 정하는 키: "));
    }
    text
}

fn write_chosen(text: &mut String, ask: &AssumeRole, says: &dyn Fn(&'static str, &'static str) -> &'static str) {
    if let Some(id) = &ask.external_id {
        let _ = write!(text, ", {} {id}", says("external id", "외부 ID"));
    }
    for tag in &ask.tags {
        let is_transitive = ask.transitive_tag_keys.contains(&tag.key);
        let star = if is_transitive { " ★" } else { "" };
        let _ = write!(text, ", {} {}={}{star}", says("tag", "태그"), tag.key, tag.value);
    }
    if let Some(identity) = &ask.source_identity {
        let _ = write!(text, ", {} {identity}", says("source identity", "소스 자격 증명"));
    }
}

/// Who a caller from outside must be.
#[must_use]
pub fn needs(hop: &Hop, lang: Lang) -> Option<String> {
    let needs = match lang.spoken() {
        Lang::En => words::en(hop),
        Lang::Ko => words::ko(hop),
    };
    needs.map(|needs| match lang.spoken() {
        Lang::En => ["needs ", &needs].concat(),
        Lang::Ko => ["필요한 조건: ", &needs].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_HOPS: &str = include_str!("../../../tests/scenarios/two-hops.json");
    const ANA: &str = "arn:aws:iam::111122223333:user/ana";
    const DEPLOY: &str = "arn:aws:iam::444455556666:role/Deploy";

    fn pairs(whose: &Whose, lang: Lang) -> Vec<told::Pair> {
        match reach(TWO_HOPS, whose, &Catalogue::new(), lang) {
            Reached::Pairs { pairs, incomplete } => {
                assert_eq!(None, incomplete);
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
