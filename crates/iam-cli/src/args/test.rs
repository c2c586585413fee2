//! What may be asked of `test`.

use std::ffi::OsString;

use clap::ValueEnum;
use iam_words::Lang;

use super::examples::TEST_EXAMPLES;
use super::languages;

/// Test cases and scenarios against what they expect.
///
/// Reads the files that are named, and of folders every JSON file below them. A
/// file is a test where a request or a step in it has `expect`. What is not met
/// is told with the file and line of its `expect`, what was decided instead,
/// and why.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = TEST_EXAMPLES)]
pub struct Test {
    /// Files and folders.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<OsString>,
    /// How to write what came of them.
    #[arg(long, value_enum, default_value_t = TestFormat::Text)]
    pub format: TestFormat,
    /// Go on, and test again whenever a file changes.
    #[arg(long)]
    pub watch: bool,
    /// The language of the sentences.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// For people: what was not met.
    Text,
    /// For programs: one line of JSON an expectation.
    Json,
    /// For services of continuous integration: the XML of JUnit.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
}
