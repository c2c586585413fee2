//! On a Korean page, what AWS's Korean terms are called in English stands in a tooltip: AWS's error messages and most of
//! what is written about it use the English ones. Pure; `effects/terms.rs` shows them.

use crate::words::terms::{ALONE, TERMS};

/// The terms of a text with their English, a line each, in the order in which they stand.
pub fn terms_in(text: &str) -> Vec<String> {
    let line = |(korean, english): &(&str, &str)| [korean, ": ", english].concat();
    let whole = text.trim();
    if let Some(alone) = ALONE.iter().find(|(korean, _)| *korean == whole) {
        return vec![line(alone)];
    }
    let mut found: Vec<(usize, &(&str, &str))> = Vec::new();
    for term in TERMS {
        if let Some(at) = place(text, term.0) {
            found.push((at, term));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, term)| line(term)).collect()
}

/// Where a term stands first, and is no part of a longer one.
fn place(text: &str, term: &str) -> Option<usize> {
    let longer = || TERMS.iter().map(|(it, _)| *it).filter(|it| term.len() < it.len());
    let is_part = |at: usize| {
        longer().any(|longer| {
            let mut all = longer.match_indices(term);
            all.any(|(inside, _)| {
                at.checked_sub(inside)
                    .is_some_and(|start| text.get(start..).is_some_and(|it| it.starts_with(longer)))
            })
        })
    };
    text.match_indices(term).map(|(at, _)| at).find(|at| !is_part(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_is_told_once_and_in_order() {
        let text = "신뢰 정책이 컨텍스트 키를 요구하고, 권한 경계와 신뢰 정책이 있습니다";
        let said = [
            "신뢰 정책: trust policy",
            "컨텍스트 키: context key",
            "권한 경계: permissions boundary",
        ];
        assert_eq!(terms_in(text), said);
        assert_eq!(
            terms_in("컨텍스트 키와 컨텍스트"),
            ["컨텍스트 키: context key", "컨텍스트: context"]
        );
        assert_eq!(terms_in("No Korean here"), [""; 0]);
    }

    #[test]
    fn everyday_words_are_terms_where_they_stand_alone() {
        assert_eq!(terms_in(" 작업 "), ["작업: action"]);
        assert_eq!(terms_in("하던 작업"), [""; 0]);
    }

    #[test]
    fn every_term_is_found_as_itself() {
        for (korean, english) in TERMS {
            assert_eq!(terms_in(korean), [[korean, ": ", english].concat()]);
        }
    }
}
