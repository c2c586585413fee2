//! A case or a scenario as a piece of a page: its title, its text, and what it comes to.

use crate::fence::{View, Words};
use crate::flaw::Flaw;
use crate::html;
use crate::markdown;
use crate::told::{Setting, Told, told};

/// As Markdown.
///
/// # Errors
/// Says what can't be read or evaluated, and what came otherwise than expected.
pub fn as_markdown(text: &str, view: View, setting: Setting) -> Result<String, Vec<Flaw>> {
    let told = of(text, view, setting)?;
    let title = told
        .title
        .as_ref()
        .map(|it| format!("## {}\n\n", markdown::escaped(it)));
    let fence = "`".repeat(3.max(longest_run(text) + 1));
    let code = format!("{fence}json\n{}\n{fence}\n\n", text.trim_end());
    let verdict = markdown::lines(&told.asked, &told.parts, linked(&told, setting));
    Ok([&title.unwrap_or_default(), &code, &verdict.join("\n"), "\n"].concat())
}

/// As HTML.
///
/// # Errors
/// As above.
pub fn as_html(text: &str, view: View, setting: Setting) -> Result<String, Vec<Flaw>> {
    let told = of(text, view, setting)?;
    let title = told
        .title
        .as_ref()
        .map(|it| format!("<h2>{}</h2>\n", html::escaped(it)));
    let code = html::code(text, "json");
    let verdict = html::verdict(&told.asked, &told.parts, linked(&told, setting));
    Ok([
        "<section>\n",
        &title.unwrap_or_default(),
        &code,
        &verdict,
        "</section>\n",
    ]
    .concat())
}

fn of(text: &str, view: View, setting: Setting) -> Result<Told, Vec<Flaw>> {
    let words = Words {
        view,
        ..Words::default()
    };
    told(text, &words, setting)
}

fn linked<'t>(told: &'t Told, setting: Setting) -> Option<(&'static str, &'t str)> {
    told.link.as_deref().map(|it| (crate::words::link(setting.lang), it))
}

/// How many backticks stand together at most.
fn longest_run(text: &str) -> usize {
    text.split(|it| it != '`').map(str::len).max().unwrap_or_default()
}
