//! `cargo xtask docs`: the documentation as a book, evaluated while it is built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command};
use crate::progress::must;
use crate::setup::{self, Need};
use crate::workspace::{root, target_dir};

/// What it takes.
pub const NEEDS: [Need; 1] = [Need::MdBook];
/// Where it stands in the repository.
const FOLDER: &str = "docs";
/// Where it stands in the site.
pub const IN_SITE: &str = "dist/docs";
/// The chapters that are made, below the book's own.
const RULES: &str = "rules";
/// The list of chapters.
const SUMMARY: &str = "SUMMARY.md";

pub fn docs(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("docs takes no `{arg}`"));
    }
    setup::meet(&NEEDS)?;
    let into = root().join(IN_SITE);
    build(&into)?;
    println!("the documentation is in {IN_SITE}; begin with index.html");
    Ok(())
}

/// Builds the book into a folder.
pub fn build(into: &Path) -> Result<(), String> {
    must("the documentation", book_command(into)?)
}

/// What evaluates the blocks, and what writes the reference of rules.
fn programs() -> Command {
    let mut build = cargo();
    build.args([
        "build",
        "--quiet",
        "--package=mdbook-iam",
        "--package=iam-vectors",
        "--package=iam-cli",
    ]);
    build
}

/// The command that builds the book, with all of its chapters in place.
pub fn book_command(into: &Path) -> Result<Command, String> {
    must("what evaluates and makes chapters", programs())?;
    let sources = gather()?;
    let mut mdbook = command("mdbook");
    mdbook.arg("build").arg(&sources).arg("--dest-dir").arg(into);
    // It looks there for the preprocessor.
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = [target_dir().join("debug")]
        .into_iter()
        .chain(std::env::split_paths(&path));
    let path = std::env::join_paths(all).map_err(|e| format!("a folder of PATH has a strange name: {e}"))?;
    mdbook.env("PATH", path);
    Ok(mdbook)
}

/// The book's chapters, those that are made among them, in a folder of their own.
fn gather() -> Result<PathBuf, String> {
    let book = target_dir().join("book");
    let failed = |e: std::io::Error| format!("cannot gather the book in {}: {e}", book.display());
    if book.is_dir() {
        fs::remove_dir_all(&book).map_err(failed)?;
    }
    let from = root().join(FOLDER);
    let chapters = book.join("src");
    let summary = fs::read_to_string(from.join(SUMMARY)).map_err(failed)?;
    for path in files(&from)? {
        if path.ends_with(".md") && path != SUMMARY && !listed(&summary, &path) {
            return Err(format!(
                "{FOLDER}/{path} is no chapter: give it a line in {FOLDER}/{SUMMARY}"
            ));
        }
        let to = place(&path, &book, &chapters);
        fs::create_dir_all(to.parent().unwrap_or(&book)).map_err(failed)?;
        fs::copy(from.join(&path), to).map_err(failed)?;
    }
    write_made(&chapters)?;
    Ok(book)
}

/// The files below a folder, as paths from it with `/` between their parts.
fn files(folder: &Path) -> Result<Vec<String>, String> {
    let failed = |e: std::io::Error| format!("cannot read {}: {e}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path())?.iter().map(|it| format!("{name}/{it}")));
        } else {
            found.push(name);
        }
    }
    Ok(found)
}

/// Where a file is in the book: settings and what is around each page beside the chapters, pictures among them.
fn place(path: &str, book: &Path, chapters: &Path) -> PathBuf {
    if path == "book.toml" || path.starts_with("theme/") {
        book.join(path)
    } else {
        chapters.join(path)
    }
}

/// Whether the list of chapters has a file.
fn listed(summary: &str, path: &str) -> bool {
    summary.contains(&format!("({path})"))
}

/// Writes the chapters that are made: the reference of rules, and what the command line says of itself.
fn write_made(chapters: &Path) -> Result<(), String> {
    let program = |name: &str| command(&target_dir().join("debug").join(name).display().to_string());
    let mut rules = program("iam-vectors");
    rules.arg("reference").arg(chapters.join(RULES));
    must("the reference of rules", rules)?;
    let help = command_line(|args| {
        let out = program("iam-playground").args(args).output();
        let out = out.map_err(|e| format!("iam-playground did not start: {e}"))?;
        Ok(String::from_utf8_lossy(&out.stdout).into_owned())
    })?;
    fs::write(chapters.join("command-line.md"), help).map_err(|e| format!("command-line.md: {e}"))
}

/// The help of each command, one after the other.
fn command_line(help: impl Fn(&[&str]) -> Result<String, String>) -> Result<String, String> {
    let whole = help(&["--help"])?;
    let mut page = format!("# Command line\n\n```text\n{}\n```\n", whole.trim_end());
    for name in commands(&whole) {
        let said = help(&[name, "--help"])?;
        page.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", said.trim_end()));
    }
    Ok(page)
}

/// The names below `Commands:`.
fn commands(help: &str) -> Vec<&str> {
    let lines = help.lines().skip_while(|it| *it != "Commands:").skip(1);
    let names = lines
        .take_while(|it| !it.is_empty())
        .filter_map(|it| it.strip_prefix("  "));
    names
        .filter_map(|it| it.split_whitespace().next().filter(|_| !it.starts_with(' ')))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_of_a_folder_is_listed_by_its_path() {
        let summary = "- [Ask](guide/ask.md)\n- [Links](links.md)\n";
        assert!(listed(summary, "guide/ask.md") && listed(summary, "links.md"));
        assert!(!listed(summary, "ask.md") && !listed(summary, "guide/links.md"));
    }

    #[test]
    fn pictures_come_along_and_what_is_around_a_page_is_no_chapter() {
        let (book, chapters) = (Path::new("book"), Path::new("book/src"));
        let place = |path| place(path, book, chapters);
        assert_eq!(Path::new("book/src/pictures/a.webp"), place("pictures/a.webp"));
        assert_eq!(Path::new("book/theme/head.hbs"), place("theme/head.hbs"));
        assert_eq!(Path::new("book/book.toml"), place("book.toml"));
    }

    #[test]
    fn each_command_has_its_help() {
        let page = command_line(|args| {
            Ok(match args {
                ["--help"] => {
                    "What it is\n\nCommands:\n  eval     Evaluate\n           cases\n  who-can  Who\n\nOptions:\n  -h\n"
                        .into()
                }
                [name, _] => format!("Help of {name}\n"),
                _ => String::new(),
            })
        });
        let page = page.expect("a page");
        assert!(
            page.contains("\n## eval\n\n```text\nHelp of eval\n```\n\n## who-can\n"),
            "{page}"
        );
        assert_eq!(2, page.matches("\n## ").count());
    }
}
