//! `render`: cases and scenarios as pieces of a page, verdicts into documents.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use iam_render::fence::View;
use iam_render::flaw::{Flaw, What};
use iam_render::told::Setting;
use iam_render::{in_place, whole};
use iam_words::Lang;

use crate::args::{Render, RenderFormat, RenderView};
use crate::files;
use crate::input;
use crate::say::{one_line, plain, print, say};
use crate::status::Status;
use crate::words;

/// What is read of a folder.
const ENDINGS: [&str; 3] = ["md", "mdx", "markdown"];

pub fn render(asked: &Render) -> Status {
    if asked.in_place {
        return documents(asked);
    }
    let files = input::all(&asked.files).into_iter();
    files.map(|it| file(it, asked)).max().unwrap_or_default()
}

fn setting(asked: &Render) -> Setting<'_> {
    Setting {
        lang: asked.lang,
        playground: asked.playground.as_deref(),
    }
}

fn file(file: &OsStr, asked: &Render) -> Status {
    let text = match input::text_of(file, "a case or a scenario", input::MAX_BYTES) {
        Ok(text) => text,
        Err(message) => {
            say(&message);
            return Status::Failed;
        }
    };
    let view = match asked.view {
        RenderView::Decision => View::Decision,
        RenderView::Trace => View::Trace,
        RenderView::Matrix => View::Matrix,
    };
    let written = match asked.format {
        RenderFormat::Markdown => whole::as_markdown(&text, view, setting(asked)),
        RenderFormat::Html => whole::as_html(&text, view, setting(asked)),
    };
    match written {
        Ok(text) => print(text.trim_end()),
        Err(flaws) => tell(file, &flaws, asked.lang),
    }
}

/// How many blocks and documents there are.
#[derive(Default)]
struct Counts {
    n_blocks: usize,
    n_documents: usize,
    n_changed: usize,
}

fn documents(asked: &Render) -> Status {
    let (files, unreadable) = files::all(&asked.files, &ENDINGS);
    unreadable.iter().for_each(|it| say(it));
    if files.is_empty() && unreadable.is_empty() {
        say(words::no_documents(asked.lang));
        return Status::Failed;
    }
    let mut counts = Counts::default();
    let mut status = match unreadable.is_empty() {
        true => Status::Fine,
        false => Status::Failed,
    };
    for file in &files {
        status = status.max(document(&file.path, asked, &mut counts));
    }
    say(&sum(&counts, asked));
    status
}

fn document(path: &Path, asked: &Render, counts: &mut Counts) -> Status {
    let file = path.as_os_str();
    if file == "-" {
        say(words::no_place_to_write(asked.lang));
        return Status::Failed;
    }
    let text = match input::text_of(file, "a document", input::MAX_BYTES) {
        Ok(text) => text,
        Err(message) => {
            say(&message);
            return Status::Failed;
        }
    };
    let written = in_place::written(&text, setting(asked));
    counts.n_blocks += written.n_blocks;
    counts.n_documents += usize::from(0 < written.n_blocks);
    if asked.check {
        return tell(file, &in_place::stale(&text, setting(asked)), asked.lang);
    }
    let status = tell(file, &written.flaws, asked.lang);
    if written.text == text {
        return status;
    }
    counts.n_changed += 1;
    match fs::write(path, written.text) {
        Ok(()) => status,
        Err(error) => {
            say(&words::unwritable(&input::shown(file), &plain(&error), asked.lang));
            Status::Failed
        }
    }
}

/// Says each flaw with its file and line.
fn tell(file: &OsStr, flaws: &[Flaw], lang: Lang) -> Status {
    let file = input::shown(file);
    for Flaw { line, what } in flaws {
        // What is wrong with a whole file has no line of its own.
        say(&format!(
            "{file}:{}: {}",
            (*line).max(1),
            one_line(&iam_render::words::flaw(what, lang))
        ));
    }
    let graver = |flaw: &Flaw| match flaw.what {
        What::Unmet { .. } | What::Stale | What::StrayVerdict | What::NoVerdict => Status::Unmet,
        What::UnknownWord { .. }
        | What::WrongValue { .. }
        | What::OpenQuote { .. }
        | What::NoQuestion
        | What::AskedTwice
        | What::Unreadable(_)
        | What::OpenBlock
        | What::OpenVerdict
        | What::NotIncluded => Status::Failed,
    };
    flaws.iter().map(graver).max().unwrap_or_default()
}

fn sum(counts: &Counts, asked: &Render) -> String {
    let Counts {
        n_blocks,
        n_documents,
        n_changed,
    } = *counts;
    match asked.check {
        true => words::blocks(n_blocks, n_documents, asked.lang),
        false => words::written(n_blocks, n_documents, n_changed, asked.lang),
    }
}
