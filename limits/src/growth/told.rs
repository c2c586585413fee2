//! What is made of a case or a scenario to be handed on: a page, other names, a link; and what its question is told of.

use std::hint::black_box;

use iam_render::answered;
use iam_render::fence::View;
use iam_render::sharing::link;
use iam_render::told::Setting;
use iam_render::whole::{as_html, as_markdown};
use iam_scenario::{Options, Whole, output, read, run_text};
use iam_words::Lang;

use super::inputs::{KEY, case, each, world};

/// Steps on a bucket of its own each.
pub fn steps(n: usize) -> String {
    let step = |at: usize| {
        format!(
            r#"{{"id":"s{at}","at":"2026-01-01T00:00:00Z","as":"arn:aws:iam::111122223333:user/ana","request":{{"action":"s3:GetObject","resource":"arn:aws:s3:::bucket{at}/key"}}}}"#
        )
    };
    world(2, &each(n, step))
}

/// Statements on keys that never come with what is asked.
pub fn keys_of_others(n: usize) -> String {
    let statement = |at: usize| format!(r#"{{{KEY}{{"StringEquals":{{"ec2:ResourceTag/k{at}":"v"}}}}}}"#);
    case("", &each(n, statement))
}

/// Resources that are none of what is asked.
pub fn resources_of_others(n: usize) -> String {
    let resources = each(n, |at| format!(r#""arn:aws:sqs:us-east-1:111122223333:q{at}""#));
    case("", &each(1, |_| format!(r#"{{{KEY}{{}}}}"#))).replace(r#""arn:aws:s3:::b/k""#, &format!("[{resources}]"))
}

/// Checks that ask for what there is not.
pub fn checks_of_nothing(n: usize) -> String {
    let checks = each(n, |at| format!(r#"{{"id":"c{at}","action":"s3:GetObjec{at}x"}}"#));
    case(&format!(r#""checks":[{checks}],"#), &format!(r#"{{{KEY}{{}}}}"#))
}

/// Steps that do.
pub fn steps_of_nothing(n: usize) -> String {
    steps(n).replace(r#""action":"s3:GetObject""#, r#""action":"s3:GetObjecct""#)
}

pub fn markdown(text: &str) {
    black_box(as_markdown(text, View::Trace, SETTING).unwrap_or_else(|it| panic!("{it:?}")));
}

pub fn html(text: &str) {
    black_box(as_html(text, View::Matrix, SETTING).unwrap_or_else(|it| panic!("{it:?}")));
}

const SETTING: Setting<'_> = Setting {
    lang: Lang::En,
    playground: None,
};

pub fn redacted(text: &str) {
    let case = read::case(text).unwrap_or_else(|it| panic!("{:?}", it.problems.first()));
    black_box(iam_redact::redact(&case).unwrap_or_else(|it| panic!("{it:?}")));
}

pub fn redacted_world(text: &str) {
    black_box(iam_redact::redact_scenario(text, &|_| None).unwrap_or_else(|it| panic!("{it:?}")));
}

pub fn linked(text: &str) {
    let link = link(text).unwrap_or_else(|it| panic!("{it:?}"));
    assert!(iam_scenario::link::decode(&link.link).is_ok());
}

/// With what of the questions AWS never sends.
pub fn eval(text: &str) {
    answered::each_reply(text, Whole::AsSaid, |reply| {
        black_box(output::line(&reply, &Options { trace: false }));
    });
}

pub fn run(text: &str) {
    let report = answered::report_line(text, &Options { trace: false });
    assert_ne!(report.len(), run_text(text, &Options { trace: false }, &|_| None).len());
}
