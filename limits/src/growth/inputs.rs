//! Inputs of each kind, larger by a number, and the command that each is given to.

use std::hint::black_box;

use super::{asking, checks, told, turned};

use iam_scenario::case::Case;
use iam_scenario::reply::replies;
use iam_scenario::{Options, Whole, each_reply, eval_text, link, output, reach, read, run_text};
use iam_syntax::policy::PolicyKind;

pub struct Kind {
    /// The command, and what there is more of.
    pub name: &'static str,
    /// The smallest number of them that is looked at.
    pub least: usize,
    pub input: fn(usize) -> String,
    pub command: fn(&str),
    pub judged: Judged,
}

/// What of a kind may grow no faster than its input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    All,
    /// Bytes, asked for and held: where each value of a request is compared with each of a policy, steps are a product.
    Memory,
    /// The memory held alone: where each answer says something of each statement, all of them together are a product.
    Held,
}

const fn kind(name: &'static str, least: usize, input: fn(usize) -> String, command: fn(&str)) -> Kind {
    Kind {
        name,
        least,
        input,
        command,
        judged: Judged::All,
    }
}

const fn held(name: &'static str, least: usize, input: fn(usize) -> String, command: fn(&str)) -> Kind {
    Kind {
        judged: Judged::Held,
        ..kind(name, least, input, command)
    }
}

const fn stored(name: &'static str, least: usize, input: fn(usize) -> String, command: fn(&str)) -> Kind {
    Kind {
        judged: Judged::Memory,
        ..kind(name, least, input, command)
    }
}

pub const KINDS: &[Kind] = &[
    kind("eval, statements", 500, statements, eval),
    kind("eval, documents", 250, documents, eval),
    kind("eval, checks", 250, checks, eval),
    kind("eval, values", 1000, values, eval),
    kind("eval, context keys", 1000, context_keys, eval),
    kind("eval, variables in long texts", 500, variables, eval),
    kind("eval, unknown keys", 125, unknown_keys, eval),
    kind("eval, misspelt fields", 2000, misspelt_fields, eval),
    kind("eval, keys given twice", 1000, keys_twice, eval),
    kind("eval, flaws", 500, flaws, eval),
    kind("eval, torn text", 2000, torn, eval),
    kind("eval, stars", 2000, stars, eval),
    kind("eval --trace, statements", 500, statements, trace),
    kind("eval --trace, values", 1000, values, trace),
    kind("eval --trace, variables", 500, variables, trace),
    kind("eval --call, checks", 125, checks, call),
    kind("explain, statements", 500, statements, explain),
    kind("explain, values", 1000, values, explain),
    kind("message, statements", 500, statements, message),
    kind("message, a long text", 4000, long_text, denied_text),
    kind("link, statements", 250, statements, links),
    kind("paste, statements", 500, statements, pasted),
    // The linter compares up to 60 statements each with each, so what is larger shows how it goes on.
    kind("flip, statements", 61, statements, flip),
    kind("flip, values", 60, values, flip),
    stored("flip, resources", 125, turned::resources, flip),
    kind("flip, tags", 250, turned::tags, flip),
    kind("flip, values × texts", 250, |n| among(n, "StringEquals", "v", ""), flip),
    stored("flip, values × patterns", 250, turned::patterns, flip),
    kind("run, steps", 125, steps, run),
    kind("run, misspelt steps", 500, misspelt_steps, run),
    kind("run, roles", 125, roles, run),
    kind("reach, roles", 60, roles, reach_from),
    kind("who-can-assume, roles", 30, roles, reach_to),
    kind("reach, tags", 60, asking::tags, reach_from),
    kind("reach, values of tags", 120, asking::values, reach_from),
    kind("reach, external IDs", 60, asking::external_ids, reach_from),
    kind("reach, source identities", 60, asking::identities, reach_from),
    kind("reach, all that is asked for", 60, asking::everything, reach_from),
    kind("who-can-assume, tags", 30, asking::tags, reach_to),
    kind("who-can-assume, values of tags", 240, asking::values, reach_to),
    kind("who-can-assume, external IDs", 30, asking::external_ids, reach_to),
    kind("who-can-assume, source identities", 30, asking::identities, reach_to),
    kind("who-can-assume, all of it", 30, asking::everything, reach_to),
    kind("render, statements", 125, statements, told::markdown),
    kind("render, a table of statements", 125, statements, told::html),
    kind("render, checks", 125, checks, told::markdown),
    kind("render, steps", 125, told::steps, told::markdown),
    kind("redact, statements", 250, statements, told::redacted),
    kind("redact, checks", 125, checks, told::redacted),
    kind("redact, steps", 125, told::steps, told::redacted_world),
    kind("redact, roles", 60, roles, told::redacted_world),
    kind("link, steps", 125, told::steps, told::linked),
    kind("link, roles", 60, roles, told::linked),
    kind("eval, keys never sent", 250, told::keys_of_others, told::eval),
    kind("eval, resources never sent", 250, told::resources_of_others, told::eval),
    kind(
        "eval, checks of actions never sent",
        125,
        told::checks_of_nothing,
        told::eval,
    ),
    kind("run, steps never sent", 125, told::steps_of_nothing, told::run),
    kind("lint, statements", 250, |n| policy(&allows(n)), lint),
    kind("lint, misspelt actions", 125, misspelt_actions, lint),
    kind("lint, flaws", 500, |n| policy(&flawed(n)), lint),
    kind("lint, torn text", 1000, torn, lint),
    kind("complete, statements", 250, |n| policy(&allows(n)), complete),
    kind("complete, torn text", 1000, torn, complete),
    // Products of two lengths: both are doubled.
    kind("eval --trace, patterns, long ARN", 1000, long_resource, trace),
    kind("eval --trace, actions, long action", 1000, long_action, trace),
    kind("explain, patterns, long ARN", 1000, long_resource, explain),
    kind("eval, checks and flaws", 500, checks_and_flaws, eval),
    kind("run, groups and a long policy", 125, groups, run),
    kind("run, steps and flaws", 250, steps_and_flaws, run),
    kind("run, missing principals", 500, missing_principals, run),
    kind("eval, values × texts", 500, |n| among(n, "StringEquals", "v", ""), eval),
    kind(
        "eval, values × texts in any case",
        500,
        |n| among(n, "StringEqualsIgnoreCase", "V", ""),
        eval,
    ),
    kind(
        "eval, values × beginnings",
        500,
        |n| among(n, "StringLike", "v", "x*"),
        eval,
    ),
    kind("eval, values × ends", 500, |n| among(n, "StringLike", "*v", "x"), eval),
    kind(
        "eval, values × ARNs",
        500,
        |n| among(n, "ArnLike", "arn:aws:s3:::v", "x*"),
        eval,
    ),
    kind(
        "eval, values × numbers",
        500,
        |n| among(n, "NumericEquals", "-", ""),
        eval,
    ),
    kind(
        "eval, values × limits",
        500,
        |n| among(n, "NumericLessThan", "-", ""),
        eval,
    ),
    kind(
        "eval, values × dates",
        500,
        |n| among(n, "DateEquals", "2026-01-01T00:00:00.9", "Z"),
        eval,
    ),
    kind(
        "eval, values × addresses",
        500,
        |n| among(n, "IpAddress", "2001:db8:1::", ""),
        eval,
    ),
    kind(
        "eval, values × variables",
        500,
        |n| among(n, "StringEquals", "v", "${app:s}"),
        eval,
    ),
    kind(
        "eval --trace, values × texts",
        500,
        |n| among(n, "StringEquals", "v", ""),
        trace,
    ),
    kind(
        "explain, values × texts",
        500,
        |n| among(n, "StringEquals", "v", ""),
        explain,
    ),
    kind("eval --trace, principals, long name", 500, long_principal, trace),
    kind("explain, principals, long name", 500, long_principal, explain),
    kind("eval --trace, keys, long value", 500, long_value, trace),
    kind("explain, keys, long value", 500, long_value, explain),
    kind("eval --trace, variables, long value", 250, long_variable, trace),
    kind("explain, variables, long value", 250, long_variable, explain),
    // What all checks share is there once.
    kind("eval, checks × context keys", 250, checks::context_keys, eval),
    kind("eval, checks × unknown keys", 250, checks::unknown_keys, eval),
    kind("eval, checks × keys that are wrong", 250, checks::wrong_keys, eval),
    kind("eval, checks × keys of one row", 250, checks::keys_of_a_row, eval),
    kind("eval, resources × context keys", 250, checks::keys_and_resources, eval),
    kind("eval --call, checks × context keys", 125, checks::context_keys, call),
    kind("eval --call, checks × request tags", 125, checks::request_tags, call),
    kind("explain, checks × context keys", 125, checks::context_keys, explain),
    kind("run, checks × context keys", 125, checks::in_a_scenario, run),
    kind("run, resources × context keys", 125, checks::in_a_step, run),
    held("eval --trace, checks × statements", 100, checks::statements, each_trace),
];

pub(super) const HEAD: &str = r#"{"principal":"arn:aws:iam::111122223333:user/a","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333","#;

pub(super) fn each(n: usize, of: impl Fn(usize) -> String) -> String {
    (0..n).map(of).collect::<Vec<_>>().join(",\n")
}

pub(super) fn policy(statements: &str) -> String {
    [r#"{"Version":"2012-10-17","Statement":["#, statements, "]}"].concat()
}

pub(super) fn case(fields: &str, statements: &str) -> String {
    format!(
        r#"{HEAD}{fields}"policies":{{"identity":[{{"name":"p","document":{}}}]}}}}"#,
        policy(statements)
    )
}

pub(super) fn allows(n: usize) -> String {
    each(n, |at| {
        format!(r#"{{"Sid":"s{at}","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b{at}/*"}}"#)
    })
}

fn statements(n: usize) -> String {
    case("", &allows(n))
}

fn documents(n: usize) -> String {
    let all = each(n, |at| {
        format!(r#"{{"name":"p{at}","document":{}}}"#, policy(&allows(2)))
    });
    format!(r#"{HEAD}"policies":{{"identity":[{all}]}}}}"#)
}

fn checks(n: usize) -> String {
    let all = each(n, |at| format!(r#"{{"id":"c{at}","resource":"arn:aws:s3:::b{at}/k"}}"#));
    case(&format!(r#""checks":[{all}],"#), &allows(1))
}

pub(super) const KEY: &str = r#""Effect":"Allow","Action":"s3:*","Resource":"*","Condition":"#;

fn values(n: usize) -> String {
    let values = each(n, |at| format!(r#""v{at}""#));
    let statement = format!(r#"{{{KEY}{{"ForAnyValue:StringLike":{{"app:k":[{values}]}}}}}}"#);
    case(r#""context":{"app:k":["a","b","c"]},"#, &statement)
}

fn context_keys(n: usize) -> String {
    let keys = each(n, |at| format!(r#""app:k{at}":"v""#));
    case(&format!(r#""context":{{{keys}}},"#), &allows(1))
}

fn variables(n: usize) -> String {
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{}"}}"#,
        "${app:k}".repeat(n)
    );
    case(
        &format!(r#""context":{{"app:k":"{}"}},"#, "a".repeat(8 * n)),
        &statement,
    )
}

fn unknown_keys(n: usize) -> String {
    let names = each(n, |at| format!(r#""app:k{at}""#));
    let conditions = each(n, |at| format!(r#"{{{KEY}{{"StringEquals":{{"app:k{at}":"v"}}}}}}"#));
    case(&format!(r#""unknown":[{names}],"#), &conditions)
}

fn misspelt_fields(n: usize) -> String {
    case(&(each(n, |at| format!(r#""contexx{at}":1"#)) + ","), &allows(1))
}

fn keys_twice(n: usize) -> String {
    let keys = each(n, |at| format!(r#""app:k{0}":"v","APP:k{0}":"v""#, at / 2));
    case(&format!(r#""context":{{{keys}}},"#), &allows(1))
}

fn flawed(n: usize) -> String {
    each(n, |_| {
        r#"{"Sid":"not a sid!","Effect":"Allow","Action":"s3:GetObject","Resource":"b"}"#.to_string()
    })
}

fn flaws(n: usize) -> String {
    case("", &flawed(n))
}

fn torn(n: usize) -> String {
    policy(&each(n, |_| r#"{"Effect" "Allow",, Action: ['s3:*"}"#.to_string()))
}

fn stars(n: usize) -> String {
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{}"}}"#,
        "*a".repeat(n)
    );
    case("", &statement).replace("arn:aws:s3:::b/k", &format!("arn:aws:s3:::{}b", "a".repeat(2 * n)))
}

/// One statement with these elements, and a case of it.
fn one_statement(fields: &str, elements: &str) -> String {
    case(fields, &format!(r#"{{"Effect":"Allow",{elements}}}"#))
}

fn long_resource(n: usize) -> String {
    let patterns = each(n, |at| format!(r#""arn:aws:s3:::v{at}""#));
    let text = one_statement("", &format!(r#""Action":"s3:*","Resource":[{patterns}]"#));
    text.replace("arn:aws:s3:::b/k", &format!("arn:aws:s3:::b/{}", "k".repeat(8 * n)))
}

fn long_action(n: usize) -> String {
    let patterns = each(n, |at| format!(r#""s3:v{at}""#));
    let text = one_statement("", &format!(r#""Action":[{patterns}],"Resource":"*""#));
    text.replace("s3:GetObject", &format!("s3:{}", "k".repeat(8 * n)))
}

/// One statement with many flaws, on another action than is asked.
fn flawed_values(n: usize) -> String {
    let values = each(n, |at| format!(r#""b{at}""#));
    format!(r#"{{"Effect":"Allow","Action":"ec2:RunInstances","Resource":[{values}]}}"#)
}

fn checks_and_flaws(n: usize) -> String {
    let all = each(n, |at| format!(r#"{{"id":"c{at}"}}"#));
    case(&format!(r#""checks":[{all}],"#), &flawed_values(n))
}

fn groups(n: usize) -> String {
    let shared = "arn:aws:iam::111122223333:policy/shared";
    let groups = each(n, |at| format!(r#""g{at}":{{"managedPolicies":["{shared}"]}}"#));
    let names = each(n, |at| format!(r#""g{at}""#));
    format!(
        r#"{{"version":1,"accounts":{{"111122223333":{{"policies":{{"shared":{{"document":{}}}}},"groups":{{{groups}}},"users":{{"ana":{{"groups":[{names}]}}}}}}}},"steps":[{}]}}"#,
        policy(&flawed_values(n)),
        step(0, "action"),
    )
}

fn steps_and_flaws(n: usize) -> String {
    let text = world(2, &each(n, |at| step(at, "action")));
    let statement = r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}"#;
    // The user's policy is the first.
    text.replacen(statement, &flawed_values(n), 1)
}

/// One condition with many values, and none of as many that the request holds is among them.
fn among(n: usize, operator: &str, head: &str, tail: &str) -> String {
    let listed = each(n, |at| format!(r#""{head}{at}{tail}""#));
    let held = each(n, |at| {
        let text = format!("{head}{at}{tail}").replace(['*', '$', '{', '}'], "");
        let text = match operator {
            "NumericEquals" | "NumericLessThan" => at.to_string(),
            "DateEquals" => format!("2026-01-01T00:00:00.8{at}Z"),
            "IpAddress" => format!("2001:db8:2::{at}"),
            _ => format!("{text}z"),
        };
        format!(r#""{text}""#)
    });
    let statement = format!(r#"{{{KEY}{{"ForAnyValue:{operator}":{{"app:k":[{listed}]}}}}}}"#);
    case(&format!(r#""context":{{"app:k":[{held}],"app:s":"s"}},"#), &statement)
}

fn long_principal(n: usize) -> String {
    let names = each(n, |at| format!(r#""arn:aws:iam::111122223333:user/v{at}""#));
    let statement = format!(r#"{{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":{{"AWS":[{names}]}}}}"#);
    let head = HEAD.replace("user/a", &format!("user/{}", "a".repeat(8 * n)));
    format!(
        r#"{head}"policies":{{"resource":{{"name":"p","document":{}}}}}}}"#,
        policy(&statement)
    )
}

fn long_value(n: usize) -> String {
    let statements = each(n, |at| format!(r#"{{{KEY}{{"StringEquals":{{"app:k":"v{at}"}}}}}}"#));
    case(
        &format!(r#""context":{{"app:k":"{}"}},"#, "a".repeat(8 * n)),
        &statements,
    )
}

fn long_variable(n: usize) -> String {
    let statements = each(n, |at| {
        format!(r#"{{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::v{at}/${{app:k}}"}}"#)
    });
    case(
        &format!(r#""context":{{"app:k":"{}"}},"#, "a".repeat(8 * n)),
        &statements,
    )
}

fn missing_principals(n: usize) -> String {
    let names = each(n, |at| format!(r#""arn:aws:iam::111122223333:role/v{at}""#));
    let text = world(1, &step(0, "action"));
    text.replacen(r#""AWS":"111122223333""#, &format!(r#""AWS":[{names}]"#), 1)
}

fn long_text(n: usize) -> String {
    "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: because ".repeat(n / 40 + 1)
}

pub(super) fn world(roles: usize, steps: &str) -> String {
    let role = |at: usize| {
        format!(
            r#""r{at}":{{"trustPolicy":{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"111122223333"}},"Action":"sts:AssumeRole"}}}},"inlinePolicies":{{"p":{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}}}}}}}"#
        )
    };
    format!(
        r#"{{"version":1,"accounts":{{"111122223333":{{"users":{{"ana":{{"inlinePolicies":{{"p":{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}}}}}}}}},"roles":{{{}}}}}}},"steps":[{steps}]}}"#,
        each(roles, role)
    )
}

fn roles(n: usize) -> String {
    world(n, &step(0, "action"))
}

fn step(at: usize, field: &str) -> String {
    format!(
        r#"{{"id":"s{at}","at":"2026-01-01T00:00:00Z","as":"arn:aws:iam::111122223333:user/ana","request":{{"{field}":"s3:GetObject","resource":"arn:aws:s3:::b/k"}}}}"#
    )
}

fn steps(n: usize) -> String {
    world(2, &each(n, |at| step(at, "action")))
}

fn misspelt_steps(n: usize) -> String {
    world(2, &each(n, |at| step(at, "actoin")))
}

fn misspelt_actions(n: usize) -> String {
    let actions = each(n, |at| format!(r#""s3:GetObjec{at}x""#));
    policy(&format!(r#"{{"Effect":"Allow","Action":[{actions}],"Resource":"*"}}"#))
}

fn eval(text: &str) {
    black_box(eval_text(text, &Options { trace: false }));
}

fn trace(text: &str) {
    black_box(eval_text(text, &Options { trace: true }));
}

fn each_trace(text: &str) {
    each_reply(text, Whole::AsSaid, |reply| {
        black_box(output::line(&reply, &Options { trace: true }));
    });
}

fn call(text: &str) {
    each_reply(text, Whole::UnlessSaid, |reply| {
        black_box(output::line(&reply, &Options { trace: false }));
    });
}

fn read_case(text: &str) -> Case {
    read::case(text).unwrap_or_else(|it| panic!("{:?}", it.problems.first()))
}

fn explain(text: &str) {
    for reply in replies(&read_case(text)) {
        let it = reply.result.unwrap_or_else(|it| panic!("{it:?}"));
        let (whole, lang) = (iam_explain::node::Depth::Whole, iam_words::Lang::En);
        black_box(iam_explain::text::text(it.evaluated(), whole, lang));
    }
}

fn message(text: &str) {
    for reply in replies(&read_case(text)) {
        let it = reply.result.unwrap_or_else(|it| panic!("{it:?}"));
        black_box(iam_explain::message::message(it.evaluated()));
    }
}

fn denied_text(text: &str) {
    black_box(iam_views::exchange::read_denied(text));
}

fn links(text: &str) {
    let link = link::encode(&read_case(text), &link::About::default()).expect("it fits");
    assert!(link::decode(&link).is_ok());
}

fn pasted(text: &str) {
    black_box(iam_views::exchange::recognise(text));
}

fn flip(text: &str) {
    let case = read_case(text);
    let found = iam_flip::flip(&case.policies, &case.request, &crate::targets::CATALOGUE);
    assert!(found.is_some());
    black_box(found);
}

fn run(text: &str) {
    black_box(run_text(text, &Options { trace: false }, &|_| None));
}

fn reach_from(text: &str) {
    let world = read::scenario(text, &|_| None).unwrap_or_else(|it| panic!("{:?}", it.problems.first()));
    let found = reach::reach(&world, "arn:aws:iam::111122223333:user/ana", &[]);
    black_box(output::reach::answer(&found.unwrap_or_else(|it| panic!("{it:?}"))));
}

fn reach_to(text: &str) {
    let world = read::scenario(text, &|_| None).unwrap_or_else(|it| panic!("{:?}", it.problems.first()));
    let found = reach::who_can_assume(&world, "arn:aws:iam::111122223333:role/r1", &[]);
    black_box(output::reach::answer(&found.unwrap_or_else(|it| panic!("{it:?}"))));
}

fn lint(text: &str) {
    use iam_lint::words::said;
    use iam_words::Lang;
    let document = iam_lint::Document {
        text,
        kind: PolicyKind::Identity,
        service: None,
    };
    let counted = iam_syntax::span::Places::new(text);
    for finding in iam_lint::lint(&document, &crate::targets::CATALOGUE, Some(1_800_000_000)) {
        black_box(said(&finding, Lang::En));
        finding.spans().for_each(|span| {
            black_box(counted.position(span.start));
        });
        black_box(finding.fix.as_ref().map(|it| it.as_one(text)));
    }
    black_box(iam_lint::meter::meters(text, PolicyKind::Identity, None));
}

fn complete(text: &str) {
    let (catalogue, lang) = (&*crate::targets::CATALOGUE, iam_words::Lang::En);
    // In the name of an action, which there is in each text.
    let place = text[..text.len() * 3 / 4].rfind("s3:").map_or(0, |at| at + 4);
    black_box(iam_assist::complete::complete(
        PolicyKind::Identity,
        text,
        place,
        catalogue,
        lang,
    ));
    black_box(iam_assist::hover::hover(
        PolicyKind::Identity,
        text,
        place,
        catalogue,
        lang,
    ));
    let _ = black_box(iam_assist::tidy_text::format(text));
}
