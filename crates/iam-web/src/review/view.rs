//! The review on the page: in one line what there is in all, then policy by policy.

use std::cmp::Reverse;
use std::rc::Rc;

use yew::prelude::*;

use super::findings::{Said, use_findings};
use super::policies::{self, Policy};
use super::reach::Reach;
use crate::context::Ctx;
use crate::effects::{editor, focus, history};
use crate::model::problem::Problem;
use crate::policies::lint::Policies;
use crate::policies::problems::{SEVERITIES, counts, item, reason};
use crate::ui::part::{Draw, part};
use crate::words::problems::words as of_problems;
use crate::words::review::{Words, words};
use crate::world::model::analysis::Analysis;
use crate::world::{CATALOGUE, use_analysis};

/// How many problems of a policy are listed before the reader asks for all.
const MOST: usize = 10;
/// How many policies.
const MOST_POLICIES: usize = 100;

/// The document that is looked through.
#[derive(Clone, PartialEq)]
pub enum Of {
    Case(Policies),
    Scenario(Rc<str>),
}

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub of: Of,
}

part!(review in world: Draw<Props> = |of| html! { <Review ..of /> });

#[component]
pub fn Review(props: &Props) -> Html {
    let Props { ctx, of } = props;
    let words = words(ctx.lang);
    let text: Rc<str> = match of {
        Of::Case(_) => "".into(),
        Of::Scenario(text) => text.clone(),
    };
    let analysis = use_analysis(&text, CATALOGUE);
    let all = use_memo((of.clone(), analysis.clone()), |(of, analysis)| {
        match (of, &**analysis) {
            (Of::Case(policies), _) => policies::of_case(policies),
            (Of::Scenario(_), Analysis::Ran(run)) => policies::of_scenario(&run.0),
            (Of::Scenario(_), Analysis::Broken(_)) => Vec::new(),
        }
    });
    let lang = ctx.labels().lang;
    let found = use_findings(&all, lang);
    let is_torn = matches!((of, &*analysis), (Of::Scenario(_), Analysis::Broken(_)));
    let lead = match of {
        Of::Case(_) => words.of_case,
        Of::Scenario(_) => words.of_scenario,
    };
    let mut listed: Vec<(&Rc<Policy>, Said<'_>)> = all.iter().map(|it| (it, found.of(it, lang))).collect();
    listed.sort_by_key(|(_, said)| Reverse(weight(said)));
    let n_left = listed.len().saturating_sub(MOST_POLICIES);
    html! {
        <main class="review" lang={lang} id="review" tabindex="-1">
            <h2>{ words.title }</h2>
            <p class="hint">{ (lead)(all.len()) }</p>
            <p class="summary" role="status">{ summary(ctx, words, &listed, is_torn) }</p>
            <ul class="plain reviewed">
                { for listed.iter().take(MOST_POLICIES).filter_map(|(policy, said)| match said {
                    Said::Found(problems) if !problems.is_empty() => Some(one(ctx, policy, problems)),
                    Said::Found(_) | Said::Looking | Said::Failed => None,
                }) }
            </ul>
            { for clean(words, &listed) }
            if 0 < n_left {
                <p class="hint">{ (words.more_policies)(n_left) }</p>
            }
            if let (Of::Scenario(_), Analysis::Ran(run)) = (of, &*analysis) {
                <Reach ctx={ctx.clone()} run={run.clone()} />
            }
        </main>
    }
}

/// The worst first; those of which nothing is known yet stay where they are.
fn weight(said: &Said<'_>) -> [usize; 4] {
    let problems = match said {
        Said::Found(problems) => problems,
        Said::Looking | Said::Failed => &[][..],
    };
    SEVERITIES.map(|severity| problems.iter().filter(|it| it.severity == severity).count())
}

fn summary(ctx: &Ctx, words: &Words, listed: &[(&Rc<Policy>, Said<'_>)], is_torn: bool) -> String {
    let problems = of_problems(ctx.lang);
    let counted = counts(
        problems,
        listed.iter().flat_map(|(_, said)| match said {
            Said::Found(problems) => problems.iter().map(|it| it.severity).collect::<Vec<_>>(),
            Said::Looking | Said::Failed => Vec::new(),
        }),
    );
    let is_looking = listed.iter().any(|(_, said)| matches!(said, Said::Looking));
    let has_failed = listed.iter().any(|(_, said)| matches!(said, Said::Failed));
    if is_torn {
        words.torn.into()
    } else if listed.is_empty() {
        words.empty.into()
    } else if is_looking {
        problems.looking.into()
    } else if has_failed {
        [problems.failed, ". ", problems.failed_hint].concat()
    } else if counted.is_empty() {
        problems.none.into()
    } else {
        counted
    }
}

/// Those of which there is nothing to say, by their names.
fn clean(words: &Words, listed: &[(&Rc<Policy>, Said<'_>)]) -> Option<Html> {
    let is_clean = |said: &Said<'_>| matches!(said, Said::Found(problems) if problems.is_empty());
    let names: Vec<&str> = listed
        .iter()
        .filter(|(_, said)| is_clean(said))
        .map(|(it, _)| &*it.name)
        .collect();
    let (shown, left) = names.split_at(names.len().min(MOST_POLICIES));
    let more = (!left.is_empty()).then(|| (words.more_policies)(left.len()));
    (!shown.is_empty()).then(|| {
        html! { <p class="hint">{ words.clean }{ ": " }{ shown.join(", ") }{ more.map(|it| [" ", &it].concat()) }</p> }
    })
}

fn one(ctx: &Ctx, policy: &Rc<Policy>, problems: &[Rc<Problem>]) -> Html {
    let words = of_problems(ctx.lang);
    let counted = counts(words, problems.iter().map(|it| it.severity));
    let n_left = problems.len().saturating_sub(MOST);
    let mut worst_first: Vec<&Rc<Problem>> = problems.iter().collect();
    worst_first.sort_by_key(|it| SEVERITIES.iter().position(|severity| *severity == it.severity));
    html! {
        <li key={format!("{:?}", policy.at)}>
            <h3>{ policy.name.to_string() }{ " " }<span class="hint">{ policy.kind.term().name(ctx.lang) }{ " · " }{ counted }</span></h3>
            <ul class="plain">
                { for worst_first.into_iter().take(MOST).map(|it| row(ctx, policy, it)) }
            </ul>
            if 0 < n_left {
                <p class="hint">{ (words.more)(n_left) }</p>
            }
        </li>
    }
}

fn row(ctx: &Ctx, policy: &Rc<Policy>, problem: &Rc<Problem>) -> Html {
    let span = problem.place.span(&policy.text);
    let place = (of_problems(ctx.lang).line)(policy.line(span));
    let look = {
        let (ctx, policy) = (ctx.clone(), policy.clone());
        Callback::from(move |()| {
            let (view, action) = policy.look(span);
            ctx.act(action);
            history::go_to(&["v=", view.name()].concat());
            editor::come_to(policy.editor());
        })
    };
    let mend = {
        let (ctx, policy) = (ctx.clone(), policy.clone());
        Callback::from(move |text: String| {
            ctx.act(policy.mend(text));
            // What had the keyboard goes with the problem.
            focus::soon("review".into());
        })
    };
    let why = html! { <p class="hint">{ reason(problem, ctx.lang) }</p> };
    item(problem, ctx.lang, &place, &look, &mend, Some(why))
}
