//! What may be asked on the command line, and its help.

mod examples;
mod render;
mod test;

use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use iam_words::Lang;

use crate::words::language;

use examples::{
    EVAL_EXAMPLES, EXPLAIN_EXAMPLES, LINT_EXAMPLES, MESSAGE_EXAMPLES, REACH_EXAMPLES, RUN_EXAMPLES, WORLD_EXAMPLES,
};

pub use render::{Render, RenderFormat, RenderView};
pub use test::{Test, TestFormat};

/// Would AWS IAM allow this request, and why?
#[derive(Debug, Parser)]
#[command(
    name = "iam-playground",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Eval(Eval),
    Run(Run),
    Test(Test),
    Render(Render),
    World(World),
    Reach(ReachArgs),
    WhoCanAssume(WhoCanAssume),
    Explain(Explain),
    Flip(Flip),
    Lint(Lint),
    Message(Message),
    /// Put a case or a scenario into a link, or take it out again.
    #[command(subcommand)]
    Link(Link),
    /// Write the JSON Schema of a document.
    Schema {
        /// Which document.
        #[arg(value_enum)]
        document: Document,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Document {
    /// What `eval` reads.
    Case,
    /// What `run` reads.
    Scenario,
}

/// Evaluate cases: policies, and one or more requests over them.
///
/// Reads a case, a list of cases, or a case a line (JSON lines), and prints
/// one line of JSON for each request. What a case expects is compared with its
/// answer. Standard output holds answers only; what was not met or could not
/// be read is said on standard error.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = EVAL_EXAMPLES)]
pub struct Eval {
    /// Files to read, one after the other; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// Show every step: each gate, policy, statement and condition.
    #[arg(long)]
    pub trace: bool,
    /// Ask the whole call: what else it asks of the caller, as far as the
    /// request says so (a case says it with `call` and its context).
    #[arg(long)]
    pub call: bool,
    /// How to write answers.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// The language of the text format.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

/// Run scenarios: a world of accounts, and steps in which credentials change hands.
///
/// Prints a report for each file: what each step came to, which permissions
/// it asked for, and the session that it issued. What a step expects is
/// compared with its report. Standard output holds reports only; what was not
/// met or could not be read is said on standard error.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = RUN_EXAMPLES)]
pub struct Run {
    /// Files that hold a scenario each; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// Show every step of every evaluation.
    #[arg(long)]
    pub trace: bool,
    /// How to write reports.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// The language of the text format.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

/// Write a case as a scenario: the caller in a world, and how its session came.
///
/// The session of a role is issued by a first step, in which a made-up user
/// assumes the role; the request is made in it. Checks of the same caller
/// follow. `run` reads what is written. What a world can't hold is said on
/// standard error.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = WORLD_EXAMPLES)]
pub struct World {
    /// File that holds a case; `-`, or none, is standard input.
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub file: OsString,
    /// The language of what is left out.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

/// Which roles a principal reaches, by assuming one from the other.
///
/// Answers for every role of a scenario's world: `yes`, `conditional` or `no`,
/// with the shortest chain of at most six hops, or what blocks it. What the
/// caller may choose is chosen: session name, external id, tags, source
/// identity. What it can't (network, time, MFA, another organization) is
/// unknown unless it is given, and a hop that depends on it names the keys.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = REACH_EXAMPLES)]
pub struct ReachArgs {
    /// The ARN of a user, role or session of a role; or a service, such as `lambda.amazonaws.com`.
    #[arg(value_name = "PRINCIPAL")]
    pub principal: String,
    #[command(flatten)]
    pub asked: Asked,
}

/// Who reaches a role: every user and role, and the services that it trusts.
///
/// Each answer is as those of `reach`.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = REACH_EXAMPLES)]
pub struct WhoCanAssume {
    /// The ARN of the role.
    #[arg(value_name = "ROLE")]
    pub role: String,
    #[command(flatten)]
    pub asked: Asked,
}

#[derive(Debug, clap::Args)]
pub struct Asked {
    /// File that holds a scenario; `-`, or none, is standard input.
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub file: OsString,
    /// A context key that is known: `KEY=VALUE`, or a JSON object of keys.
    #[arg(long, value_name = "CONTEXT")]
    pub context: Vec<String>,
    /// How to write answers.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// The language of the text format, and of what is said beside the answers.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

/// Find the smallest changes that change the decision on a request.
///
/// Reads what `eval` reads. Each suggestion was evaluated: with its changes a
/// denied request is allowed, or an allowed one denied, and no part of them
/// does it alone. Changes of the request come first, then the caller's
/// policies, then the resource's; what weakens a guardrail comes last. None
/// brings an error or a security warning of `lint`.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Flip {
    /// Files that hold cases; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// How to write suggestions; as JSON, a line a request, each comes with the changed case.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The language of the sentences.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

/// Explain answers: step by step, statement by statement, or by what they depend on.
///
/// Reads what `eval` reads. Each request has its verdict, and below it one
/// view: --steps unless another is named.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = EXPLAIN_EXAMPLES)]
pub struct Explain {
    /// Files that hold cases; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    #[command(flatten)]
    pub view: View,
    /// How to write it; as JSON, a line a request.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The language of the sentences.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

#[derive(Debug, clap::Args)]
#[group(multiple = false)]
pub struct View {
    /// Each step of the decision in order, with the place in the policy that it speaks of.
    #[arg(long)]
    pub steps: bool,
    /// A row a statement: which elements match, which alone kept it from applying, what became of it.
    #[arg(long)]
    pub matrix: bool,
    /// A row for each way that unknown context keys may turn out, where the answer depends on them.
    #[arg(long)]
    pub depends: bool,
}

/// Read AWS's message that access was denied, and write the case that asks it.
///
/// Reads the message in any of its wordings, with whatever a program put around
/// it, or the JSON of GetRequestAuthorizationDetails or
/// DecodeAuthorizationMessage. The case has no policies yet; it expects the
/// decision that AWS named.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = MESSAGE_EXAMPLES)]
pub struct Message {
    /// Files that hold a message each; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// How to write it: the case, or for people who asked for what and why AWS denied it.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// The language of the sentences.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

/// Say what is wrong, risky or without effect in policies.
///
/// Reads policies, or what AWS's commands print with policies in it. Standard
/// output holds findings only. A finding is suppressed by its code with a
/// reason, by --suppress or in a file beside the policy: for `policy.json` it
/// is `x-policy.json` with { "suppress": [{ "code": …, "reason": … }] }.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = LINT_EXAMPLES)]
pub struct Lint {
    /// Files to read; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// What the policies are used as: identity, boundary, session, resource, resource:SERVICE, key,
    /// trust, scp, rcp, endpoint. Without it, it is told by each policy.
    #[arg(long, value_parser = iam_render::lint::kind::parse)]
    pub kind: Option<iam_render::lint::kind::Kind>,
    /// How to write findings.
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub format: LintFormat,
    /// The mildest severity that makes the exit status 1.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// A code that is not reported, and why not.
    #[arg(long, value_name = "CODE=REASON")]
    pub suppress: Vec<String>,
    /// Also say which actions each wildcard stands for.
    #[arg(long)]
    pub spread: bool,
    /// The time against which dates count as over, such as 2026-01-31T12:00:00Z; else the clock's.
    #[arg(long, value_name = "DATE")]
    pub now: Option<String>,
    /// The language of the sentences.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For people.
    Text,
    /// For programs: one line of JSON a policy.
    Json,
    /// SARIF 2.1.0, one document for all policies.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    SecurityWarning,
    Warning,
    Suggestion,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the verdict in a sentence, and with --trace what led to it.
    Text,
    /// For programs: one line of JSON an answer.
    Json,
}

/// The languages, for options that take one.
fn languages() -> impl TypedValueParser<Value = Lang> {
    let names = Lang::ALL.map(|lang| PossibleValue::new(lang.tag()).help(language(lang)));
    PossibleValuesParser::new(names).try_map(|tag| Lang::of_tag(&tag).ok_or("no such language"))
}

/// Put a case or a scenario into a link, or take it out again.
#[derive(Debug, Subcommand)]
pub enum Link {
    /// Write the link of a case.
    Encode {
        /// File that holds a case; `-`, or none, is standard input.
        #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
        file: OsString,
        /// Address of the page that opens it; without one, only what comes after the `#` is written.
        #[arg(long, value_name = "URL")]
        page: Option<String>,
        /// Replace account ids, names, parts of ARNs and tags by other words (IP addresses, Regions and times stay); what was replaced is listed on standard error.
        /// No link is written where a decision would change.
        #[arg(long)]
        redact: bool,
        /// The language of what is wrong.
        #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
        lang: Lang,
    },
    /// Write the case that a link holds.
    Decode {
        /// The link, whole or from its `s=` on; `-`, or none, reads it from standard input.
        #[arg(value_name = "LINK", default_value = "-", hide_default_value = true)]
        link: String,
        /// Write what can be read of a link that was cut off or changed.
        #[arg(long)]
        partial: bool,
        /// The language of what is wrong.
        #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
        lang: Lang,
    },
}
