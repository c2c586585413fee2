//! An error as a line for people, in each language.

use std::collections::BTreeMap;

use iam_scenario::problem::Problem;
use iam_words::Lang;

use crate::words;

/// The error, its place, and what to do.
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let mut sentence = words::problem(problem, lang);
    let path = Some(&problem.path).filter(|path| !path.is_empty());
    let path = path.map(|path| beginning(path));
    let position = problem.position.map(|it| words::at(it, lang));
    let place: Vec<String> = path.into_iter().chain(position).collect();
    if !place.is_empty() {
        sentence.push_str(&format!(" ({})", place.join(", ")));
    }
    if let Some(help) = words::help(problem, lang) {
        sentence.push_str("; ");
        sentence.push_str(help);
    }
    sentence
}

/// How many errors of one text are said one by one.
const MOST_SAID: usize = 20;

/// The errors of one text: the first ones, each cause once, and how many there are besides.
pub fn sentences(problems: &[Problem], lang: Lang) -> Vec<String> {
    let causes = by_cause(problems);
    let told = &causes[..causes.len().min(MOST_SAID)];
    let mut said: Vec<String> = told
        .iter()
        .map(|cause| sentence(cause.first, lang) + &also(cause.n_others, lang))
        .collect();
    let n_told: usize = told.iter().map(|cause| 1 + cause.n_others).sum();
    let n_more = problems.len() - n_told;
    if 0 < n_more {
        said.push(words::more_errors(n_more, lang));
    }
    said
}

/// What is wrong for one reason, at one place or many.
pub struct Cause<'a> {
    /// The first of them.
    pub first: &'a Problem,
    /// How many more there are.
    pub n_others: usize,
}

/// Errors of which the same is said, as one, in the order of the first of each.
#[must_use]
pub fn by_cause(problems: &[Problem]) -> Vec<Cause<'_>> {
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut causes: Vec<Cause<'_>> = Vec::new();
    for problem in problems {
        let at = *known.entry((&problem.code, &problem.message)).or_insert(causes.len());
        match causes.get_mut(at) {
            Some(cause) => cause.n_others += 1,
            None => causes.push(Cause {
                first: problem,
                n_others: 0,
            }),
        }
    }
    causes
}

/// At how many other places an error is, behind its sentence.
#[must_use]
pub fn also(n_others: usize, lang: Lang) -> String {
    match n_others {
        0 => String::new(),
        n => words::the_same_at(n, lang),
    }
}

/// How much of a text is shown of a place or a pointer.
const MOST_CHARACTERS: usize = 200;

/// The beginning of a text; what is left out is an ellipsis.
#[must_use]
pub fn beginning(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => text.into(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str, message: &str) -> Problem {
        Problem::of_request(code, message.into(), "")
    }

    #[test]
    fn what_is_wrong_for_one_reason_is_said_once() {
        let mut problems: Vec<Problem> = (0..500)
            .map(|_| of("UNKNOWN_FIELD", "a policy has no field `nme`"))
            .collect();
        problems.insert(1, of("INVALID_TYPE", "expected a policy document, found a number"));
        assert_eq!(
            [
                "error UNKNOWN_FIELD: a policy has no field `nme`; the same at 499 other places",
                "error INVALID_TYPE: expected a policy document, found a number",
            ],
            *sentences(&problems, Lang::En)
        );
        assert_eq!(
            "오류 UNKNOWN_FIELD: 여기에 없는 필드입니다: `nme`; 그 밖에 499곳도 같습니다",
            sentences(&problems, Lang::Ko)[0]
        );
        let many: Vec<Problem> = (0..30).map(|at| of("UNKNOWN_FIELD", &format!("no `{at}`"))).collect();
        let said = sentences(&[many, problems].concat(), Lang::En);
        assert_eq!(
            (21, Some("and 511 more")),
            (said.len(), said.last().map(String::as_str))
        );
    }
}
