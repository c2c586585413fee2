//! What became of the decisions since a link was made: the same ones, or others.

use iam_words::Lang;

use super::Made;
use super::made::Decided;
use crate::words::{all_same, others, same};

/// What to say of a link that tells what had been decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Whether all decisions are what they were.
    pub is_same: bool,
    /// The sentence.
    pub said: String,
}

/// Compares what a link says with what is decided today; nothing where it does not say it of the same questions.
#[must_use]
pub fn since(made: &Made, today: &[Decided], lang: Lang) -> Option<Since> {
    if made.decisions.is_empty() || made.decisions.len() != today.len() {
        return None;
    }
    let pairs = made.decisions.iter().zip(today);
    let changed: Vec<(&str, &Decided)> = pairs
        .map(|(then, now)| (then.as_str(), now))
        .filter(|(then, now)| *then != now.decision)
        .collect();
    let said = match (changed.as_slice(), today) {
        ([], [one]) => same(&made.engine, one, lang),
        ([], all) => all_same(&made.engine, all.len(), lang),
        (changed, all) => others(&made.engine, changed, all.len(), lang),
    };
    Some(Since {
        is_same: changed.is_empty(),
        said,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::made::ENGINE;

    #[track_caller]
    fn check(then: &[&str], now: &[(Option<&str>, &'static str)], en: &str, ko: &str) {
        let made = Made {
            engine: "0.0.9".into(),
            decisions: then.iter().map(|it| (*it).into()).collect(),
        };
        let today = now.iter().map(|(id, decision)| Decided {
            id: id.map(str::to_string),
            decision,
        });
        let today: Vec<Decided> = today.collect();
        for (lang, expected) in [(Lang::En, en), (Lang::Ko, ko)] {
            let since = since(&made, &today, lang).expect("there is something to compare");
            assert_eq!(since.said.replace(ENGINE, "NOW"), expected);
            assert_eq!(since.is_same, since.said.ends_with('✓'));
        }
    }

    #[test]
    fn what_is_said() {
        check(
            &["implicitDeny"],
            &[(None, "implicitDeny")],
            "made with 0.0.9: implicitly denied; today (NOW): implicitly denied ✓",
            "0.0.9 버전으로 만들 때: 암시적 거부 · 지금(NOW): 암시적 거부 ✓",
        );
        check(
            &["allowed", "refused"],
            &[(None, "allowed"), (Some("b"), "refused")],
            "made with 0.0.9; today (NOW) all 2 decisions are the same ✓",
            "0.0.9 버전으로 만든 링크입니다. 지금(NOW)도 판정 2개가 모두 같습니다 ✓",
        );
        check(
            &["allowed", "later"],
            &[(None, "explicitDeny"), (Some("b"), "depends")],
            "made with 0.0.9; today (NOW) 2 of 2 decisions are not the same: the request was allowed and is explicitly \
             denied; `b` was `later` and is dependent on unknown keys",
            "0.0.9 버전으로 만든 링크입니다. 지금(NOW)은 판정 2개 중 2개가 다릅니다. 요청: 허용 → 명시적 거부, `b`: `later` \
             → 알 수 없는 키에 따라 다름",
        );
    }

    #[test]
    fn other_questions_are_not_compared() {
        assert_eq!(since(&Made::default(), &[], Lang::En), None);
        let made = Made {
            engine: "1".into(),
            decisions: vec!["allowed".into()],
        };
        assert_eq!(since(&made, &[], Lang::En), None);
    }
}
