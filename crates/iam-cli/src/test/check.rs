//! What one file expects, and what it came to.

use std::io::{self, BufReader};

use iam_explain::words::headline;
use iam_scenario::expect::{self, Mismatch};
use iam_scenario::problem::Problem;
use iam_scenario::reply::{Reply, replies};
use iam_scenario::run::{StepOutcome, StepReport, run};
use iam_scenario::{case::Case, read};
use iam_words::Lang;

use super::expectations::{Place, Sort, Text};
use super::tested::{Came, Checked, Tested};
use crate::cases::{Cases, Content, Piece};
use crate::eval::unusable;
use crate::files::{File, Named};
use crate::input;
use crate::words;
use iam_render::problem::{also, by_cause, sentence};
use iam_render::step;
use iam_render::{catalogue, managed_policy};

/// As many errors of one text are told.
const MOST_ERRORS: usize = 20;

pub fn file(file: &File, lang: Lang) -> Tested {
    let path = file.path.as_os_str();
    let checked = read_pieces(file, lang).unwrap_or_else(|error| {
        vec![Checked {
            line: None,
            name: None,
            came: Came::Error(input::unreadable(path, &error)),
        }]
    });
    Tested {
        file: input::name(path),
        checked,
    }
}

fn read_pieces(file: &File, lang: Lang) -> io::Result<Vec<Checked>> {
    let read = input::open(file.path.as_os_str(), "cases and scenarios")?;
    let mut cases = Cases::new(BufReader::new(read))?;
    let mut checked = Vec::new();
    let mut is_test = file.named == Named::ByItself;
    while let Some(Piece { line, content }) = cases.next()? {
        match content {
            Content::Text(text) => {
                let text = Text::new(&text, line);
                if text.expects() {
                    is_test = true;
                    checked.extend(of_text(&text, lang));
                } else if file.named == Named::ByItself {
                    checked.extend(if_unreadable(&text, lang));
                }
            }
            Content::Unusable(why) => {
                let result = unusable::reply(&why, line).result;
                checked.extend(result.err().map(|it| error(line, None, sentence(&it, lang))));
            }
        }
    }
    // What is wrong with a policy keeps each of its requests from being answered, and is told once.
    checked.dedup_by(|it, before| match (&it.came, &before.came) {
        (Came::Error(said), Came::Error(said_before)) => (it.line, said) == (before.line, said_before),
        _ => false,
    });
    Ok(if is_test { checked } else { Vec::new() })
}

fn of_text(text: &Text, lang: Lang) -> Vec<Checked> {
    match text.sort() {
        Sort::Case => match read::case(text.text()) {
            Ok(case) => of_case(&case, text, lang),
            Err(unreadable) => {
                let expects_error = |reply: &Reply| expect::expects_error(reply);
                let own = text.own().filter(|it| it.expects);
                match (Reply::unreadable(unreadable.clone()), own) {
                    (reply, Some(place)) if expects_error(&reply) => {
                        of_reply(&reply, place, text, lang).into_iter().collect()
                    }
                    (_, _) => errors(text, &unreadable.problems, lang),
                }
            }
        },
        Sort::Scenario => match read::scenario(text.text(), &managed_policy) {
            Ok(scenario) => {
                let own = scenario.case.iter().flat_map(|it| asked(it, text));
                let places: Vec<Place> = own.chain(text.steps()).collect();
                let report = run(&scenario).beside_reference(catalogue());
                let steps = report.steps.iter().zip(places);
                let unasked = scenario.case.iter().filter_map(|it| unasked(it, text, lang));
                unasked
                    .chain(steps.filter_map(|(step, place)| of_step(step, place, text, lang)))
                    .collect()
            }
            Err(unreadable) => errors(text, &unreadable.problems, lang),
        },
    }
}

fn of_case(case: &Case, text: &Text, lang: Lang) -> Vec<Checked> {
    let answered = replies(case).map(|reply| reply.beside_reference(catalogue()));
    let checked = answered.zip(asked(case, text));
    let checked = checked.filter_map(|(reply, place)| of_reply(&reply, place, text, lang));
    unasked(case, text, lang).into_iter().chain(checked).collect()
}

/// The places of a case's requests, in the order of its replies.
fn asked(case: &Case, text: &Text) -> impl Iterator<Item = Place> {
    let own = text.own().filter(|_| case.asks_own());
    own.into_iter().chain(text.checks())
}

/// That a case expects something of a request that it doesn't make.
fn unasked(case: &Case, text: &Text, lang: Lang) -> Option<Checked> {
    let place = text.own().filter(|it| it.expects && !case.asks_own())?;
    Some(error(place.line, case.id.clone(), words::unasked(lang).into()))
}

fn of_reply(reply: &Reply, place: Place, text: &Text, lang: Lang) -> Option<Checked> {
    let said = match &reply.result {
        Ok(answer) => headline(answer.evaluated(), lang),
        Err(problem) if expect::expects_error(reply) => sentence(problem, lang),
        Err(problem) => return Some(of_problem(text, problem, reply.id.clone(), lang)),
    };
    let differences = expect::mismatches(reply);
    place
        .expects
        .then(|| compared(place, reply.id.clone(), differences, said))
}

fn of_step(step: &StepReport, place: Place, text: &Text, lang: Lang) -> Option<Checked> {
    if let Some(reply) = &step.reply {
        return of_reply(reply, place, text, lang);
    }
    let (name, said) = (Some(step.id.clone()), step::sentence(step, lang));
    if step.outcome == StepOutcome::Error && !expect::step_expects_error(step) {
        return Some(error(place.line, name, said));
    }
    let differences = expect::step_mismatches(step);
    place.expects.then(|| compared(place, name, differences, said))
}

fn compared(place: Place, name: Option<String>, differences: Vec<Mismatch>, said: String) -> Checked {
    let came = if differences.is_empty() {
        Came::Met
    } else {
        Came::Unmet { differences, said }
    };
    Checked {
        line: Some(place.line),
        name,
        came,
    }
}

/// What is wrong with a text that expects nothing, if it is no case and no scenario.
fn if_unreadable(text: &Text, lang: Lang) -> Vec<Checked> {
    let read = match text.sort() {
        Sort::Case => read::case(text.text()).map(|_| ()),
        Sort::Scenario => read::scenario(text.text(), &managed_policy).map(|_| ()),
    };
    read.err().map_or(Vec::new(), |it| errors(text, &it.problems, lang))
}

fn errors(text: &Text, problems: &[Problem], lang: Lang) -> Vec<Checked> {
    let causes = by_cause(problems);
    let told = &causes[..causes.len().min(MOST_ERRORS)];
    let n_more = problems.len() - told.iter().map(|cause| 1 + cause.n_others).sum::<usize>();
    let told = told.iter().map(|cause| {
        let mut said = of_problem(text, cause.first, None, lang);
        if let Came::Error(sentence) = &mut said.came {
            sentence.push_str(&also(cause.n_others, lang));
        }
        said
    });
    let more = (0 < n_more).then(|| error(text.line_of(""), None, words::more_errors(n_more, lang)));
    told.chain(more).collect()
}

/// An error at its place in the file.
fn of_problem(text: &Text, problem: &Problem, name: Option<String>, lang: Lang) -> Checked {
    // A place in a policy document is counted from the document's beginning: there, the path leads to the line.
    let at = problem.position.filter(|_| problem.path.is_empty());
    let line = at.map_or_else(|| text.line_of(&problem.path), |it| text.line_in_file(it.line as usize));
    let problem = Problem {
        position: None,
        ..problem.clone()
    };
    error(line, name, sentence(&problem, lang))
}

fn error(line: usize, name: Option<String>, said: String) -> Checked {
    Checked {
        line: Some(line),
        name,
        came: Came::Error(said),
    }
}
