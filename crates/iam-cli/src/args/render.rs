//! What may be asked of `render`.

use std::ffi::OsString;

use clap::ValueEnum;
use iam_render::link::is_address;
use iam_words::Lang;

use super::examples::RENDER_EXAMPLES;
use super::languages;

/// Write cases and scenarios as pieces of a page, or verdicts into documents.
///
/// Writes each case or scenario as Markdown or HTML: its text, the verdict with
/// its reason, and the steps to it. With --in-place the files are documents in
/// Markdown: below each fenced block `iam` the verdict is written, between two
/// comments, and written anew the next time.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = RENDER_EXAMPLES)]
pub struct Render {
    /// Files that hold a case or a scenario each; `-`, or none, is standard input. With --in-place
    /// documents, and folders of them.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// Write verdicts into documents.
    #[arg(long)]
    pub in_place: bool,
    /// Write nothing, and say which verdicts are not what they would be.
    #[arg(long, requires = "in_place")]
    pub check: bool,
    /// How to write cases and scenarios.
    #[arg(long, value_enum, default_value_t = RenderFormat::Markdown, conflicts_with = "in_place")]
    pub format: RenderFormat,
    /// What stands below the verdict; in documents, each block says it.
    #[arg(long, value_enum, default_value_t = RenderView::Trace, conflicts_with = "in_place")]
    pub view: RenderView,
    /// Address of a playground: each verdict has a link that opens it there.
    #[arg(long, value_name = "URL", value_parser = playground)]
    pub playground: Option<String>,
    /// The language of the sentences; in documents, a block may say its own.
    #[arg(long, value_parser = languages(), default_value = Lang::En.tag())]
    pub lang: Lang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RenderFormat {
    Markdown,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RenderView {
    /// Nothing.
    Decision,
    /// Each step to it.
    Trace,
    /// A row for each statement.
    Matrix,
}

fn playground(text: &str) -> Result<String, String> {
    match is_address(text) {
        true => Ok(text.into()),
        false => Err("it is the address of a playground, as https://PLAYGROUND.example/, or a path".into()),
    }
}
