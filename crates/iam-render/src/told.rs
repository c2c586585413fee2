//! What a block comes to, for each request or step in it, and whether that is what was expected.

use iam_explain::words::headline;
use iam_protocol::case::Trace;
use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, Title};
use iam_scenario::expect::{self, Mismatch};
use iam_scenario::reply::{Reply, replies};
use iam_scenario::run::{StepOutcome, StepReport, run};
use iam_scenario::scenario::Scenario;
use iam_views::trace;
use iam_words::Lang;

use crate::asked::{Piece, asked};
use crate::fence::{View, Words};
use crate::flaw::{Flaw, What};
use crate::link;
use crate::place::line_of;
use crate::step;
use crate::subject::{Subject, flaw, subject};

/// What a block comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Of the case or scenario.
    pub title: Option<String>,
    /// Who asks for what, where that stands behind the block and not in it.
    pub asked: Vec<Piece>,
    /// Nothing where the block asks nothing.
    pub parts: Vec<Part>,
    /// The address that opens it in a playground, where one was named.
    pub link: Option<String>,
}

/// How it is to be told.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The language of the sentences.
    pub lang: Lang,
    /// The address of a playground that opens links.
    pub playground: Option<&'a str>,
}

/// One request, or one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The id of a check or step, where there are several.
    pub name: Option<String>,
    /// What it came to.
    pub outcome: StepOutcome,
    /// What was decided, and why.
    pub said: String,
    /// What was asked to be shown beside.
    pub below: Below,
}

/// What stands below the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Below {
    /// The verdict alone.
    Nothing,
    /// A line a step, in order.
    Steps(Vec<String>),
    /// Its rows, the first of them the heads.
    Table(Vec<Vec<String>>),
}

/// What a block comes to.
///
/// # Errors
/// Says what can't be read or evaluated, and what came otherwise than expected.
pub fn told(text: &str, words: &Words, setting: Setting) -> Result<Told, Vec<Flaw>> {
    // What a file is included by; of a case it is no part.
    if text.contains("{{#") {
        let what = What::NotIncluded;
        return Err(vec![Flaw { line: 0, what }]);
    }
    let lang = words.lang.unwrap_or(setting.lang);
    let subject = subject(text, words, lang)?;
    let parts = match &subject {
        Subject::Case(case) => of_case(text, case, words, lang)?,
        Subject::Scenario(scenario) => of_scenario(text, scenario, words, lang)?,
        Subject::Policy => Vec::new(),
    };
    let link = setting.playground.and_then(|page| link::of(&subject, text, page));
    let title = match &subject {
        Subject::Case(case) => title(case.title.as_ref(), case.id.as_ref(), lang),
        Subject::Scenario(scenario) => title(scenario.title.as_ref(), scenario.id.as_ref(), lang),
        Subject::Policy => None,
    };
    let asked = asked(&words.question, lang);
    Ok(Told {
        title,
        asked,
        parts,
        link,
    })
}

fn title(title: Option<&Title>, id: Option<&String>, lang: Lang) -> Option<String> {
    title.map(|it| it.in_lang(lang).to_string()).or_else(|| id.cloned())
}

fn of_case(text: &str, case: &Case, words: &Words, lang: Lang) -> Result<Vec<Part>, Vec<Flaw>> {
    let mut parts = Parts::new(text, words, lang);
    let mut n_replies = 0;
    for (at, reply) in replies(case).enumerate() {
        let place = place_in_case(case, at);
        // The verdict on the case's own request is that of the block; without one, the first check's.
        parts.reply(&reply, &place, at == 0);
        n_replies += 1;
    }
    parts.done(1 < n_replies)
}

/// The pointer of the request that a reply answers.
fn place_in_case(case: &Case, at: usize) -> String {
    match (case.asks_own(), at) {
        (true, 0) => String::new(),
        (asks_own, at) => format!("/checks/{}", at - usize::from(asks_own)),
    }
}

fn of_scenario(text: &str, scenario: &Scenario, words: &Words, lang: Lang) -> Result<Vec<Part>, Vec<Flaw>> {
    let report = run(scenario);
    let mut parts = Parts::new(text, words, lang);
    let n_replies = report.steps.iter().filter(|it| it.reply.is_some()).count();
    for (at, step) in report.steps.iter().enumerate() {
        let is_last = at + 1 == report.steps.len();
        match (&step.reply, &scenario.case) {
            (Some(reply), Some(case)) => {
                let place = ["/case", &place_in_case(case, at)].concat();
                parts.reply(reply, &place, is_last);
            }
            (Some(_), None) | (None, _) => parts.step(step, &format!("/steps/{}", at - n_replies), is_last),
        }
    }
    parts.done(1 < report.steps.len())
}

/// As many flaws of one block are told.
const MOST_FLAWS: usize = 20;

/// What is told so far.
struct Parts<'a> {
    text: &'a str,
    words: &'a Words,
    lang: Lang,
    parts: Vec<Part>,
    flaws: Vec<Flaw>,
}

impl<'a> Parts<'a> {
    fn new(text: &'a str, words: &'a Words, lang: Lang) -> Self {
        Self {
            text,
            words,
            lang,
            parts: Vec::new(),
            flaws: Vec::new(),
        }
    }

    /// `is_meant` says whether it is what the words behind `iam` expect something of.
    fn reply(&mut self, reply: &Reply, place: &str, is_meant: bool) {
        let answer = match &reply.result {
            Ok(answer) => answer,
            Err(problem) if expect::expects_error(reply) => {
                self.unmet(expect::mismatches(reply), place, &problem.message);
                return;
            }
            Err(problem) => {
                if self.flaws.len() < MOST_FLAWS {
                    let found = flaw(self.text, problem, self.lang);
                    // What is wrong with a policy keeps each of its requests from being answered, and is told once.
                    if !self.flaws.contains(&found) {
                        self.flaws.push(found);
                    }
                }
                return;
            }
        };
        let said = headline(answer.evaluated(), self.lang);
        self.unmet(expect::mismatches(reply), place, &said);
        let outcome = StepOutcome::of(answer.trace.decision().outcome);
        let below = self.below(Some(answer));
        self.part(reply.id.clone(), outcome, said, below, is_meant);
    }

    fn step(&mut self, step: &StepReport, place: &str, is_meant: bool) {
        let said = step::sentence(step, self.lang);
        if step.outcome == StepOutcome::Error && !expect::step_expects_error(step) {
            if self.flaws.len() < MOST_FLAWS {
                let line = line_of(self.text, place);
                let what = What::Unreadable(said);
                self.flaws.push(Flaw { line, what });
            }
            return;
        }
        self.unmet(expect::step_mismatches(step), place, &said);
        let below = self.below(step::deciding(step));
        self.part(Some(step.id.clone()), step.outcome, said, below, is_meant);
    }

    fn part(&mut self, name: Option<String>, outcome: StepOutcome, said: String, below: Below, is_meant: bool) {
        if let Some(expected) = self.words.expect.filter(|it| is_meant && !it.is_met_by(outcome)) {
            let what = What::Unmet {
                expected: expected.name().into(),
                found: outcome.name().into(),
                said: said.clone(),
            };
            self.flaws.push(Flaw { line: 0, what });
        }
        self.parts.push(Part {
            name,
            outcome,
            said,
            below,
        });
    }

    /// What the text itself expects of something at a place, and did not come.
    fn unmet(&mut self, mismatches: Vec<Mismatch>, place: &str, said: &str) {
        if mismatches.is_empty() || MOST_FLAWS <= self.flaws.len() {
            return;
        }
        let line = line_of(self.text, &[place, "/expect"].concat());
        let of = |it: Mismatch| Flaw {
            line,
            what: What::Unmet {
                expected: [it.path.trim_start_matches('/'), &it.expected].join(" ").trim().into(),
                found: it.found,
                said: said.into(),
            },
        };
        self.flaws.extend(mismatches.into_iter().map(of));
    }

    fn below(&self, answer: Option<&Answer>) -> Below {
        let (view, Some(answer)) = (self.words.view, answer) else {
            return Below::Nothing;
        };
        let shown = |view| (view != View::Decision).then(|| trace::of(answer, self.lang));
        match (view, shown(view)) {
            (View::Trace, Some(Trace::Views { steps, .. })) => {
                Below::Steps(steps.into_iter().map(|it| it.text).collect())
            }
            (View::Matrix, Some(Trace::Views { matrix, .. })) => {
                let rows = matrix.rows.into_iter().map(|row| {
                    let cells = row.cells.into_iter().map(|it| it.text);
                    let name = [row.name, row.effect].join(" ");
                    [name].into_iter().chain(cells).chain([row.end]).collect()
                });
                Below::Table([matrix.head].into_iter().chain(rows).collect())
            }
            (View::Decision | View::Trace | View::Matrix, _) => Below::Nothing,
        }
    }

    fn done(mut self, has_several: bool) -> Result<Vec<Part>, Vec<Flaw>> {
        if !self.flaws.is_empty() {
            return Err(self.flaws);
        }
        if !has_several {
            self.parts.iter_mut().for_each(|it| it.name = None);
        }
        Ok(self.parts)
    }
}
