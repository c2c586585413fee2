//! `cargo xtask tidy`: what has to hold in the repository and no compiler checks.

mod arrows;
mod circles;
mod contrast;
mod javascript;
mod length;
mod licences;
mod manifests;
mod text;
mod uses;
mod wordings;

use crate::workspace::{self, Member};

pub fn tidy(args: &[String]) -> Result<(), String> {
    match args {
        [] => {}
        [draw] if draw == "draw" => return arrows::draw(),
        [arg, ..] => return Err(format!("tidy takes no `{arg}`")),
    }
    let problems = problems(&workspace::members()?)?;
    if problems.is_empty() {
        println!("tidy");
        return Ok(());
    }
    println!("{}", problems.join("\n"));
    Err(format!("{} untidy places", problems.len()))
}

/// A line for each place that is not as it should be: where, and what to do.
pub fn problems(members: &[Member]) -> Result<Vec<String>, String> {
    let files = workspace::text_files()?;
    let mut problems = arrows::problems(members, &files);
    problems.extend(manifests::problems(members, &files));
    problems.extend(licences::problems(&files)?);
    problems.extend(text::problems(&files));
    problems.extend(javascript::problems(&files));
    problems.extend(length::problems(&files));
    problems.extend(circles::problems(&files));
    problems.extend(wordings::problems(&files));
    problems.extend(contrast::problems(&files));
    problems.sort();
    Ok(problems)
}
