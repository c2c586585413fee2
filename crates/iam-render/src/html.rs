//! Verdicts as HTML, in which no line is blank: within Markdown a blank line ends a piece of HTML.

use iam_words::unseen::is_obeyed;

use crate::asked::Piece;
use crate::markdown::split;
use crate::told::{Below, Part};

/// A verdict, with what was asked above it.
#[must_use]
pub fn verdict(asked: &[Piece], parts: &[Part], link: Option<(&str, &str)>) -> String {
    let mut html = String::from("<div class=\"iam-verdict\">\n");
    if !asked.is_empty() {
        let pieces = asked.iter().map(|it| match it {
            Piece::Text(text) => escaped(text),
            Piece::Code(text) => format!("<code>{}</code>", escaped(text)),
        });
        html.push_str(&format!("<p>{}</p>\n", pieces.collect::<String>()));
    }
    let has_names = parts.iter().any(|it| it.name.is_some());
    let (open, close) = if has_names { ("<li>", "</li>") } else { ("", "") };
    if has_names {
        html.push_str("<ul>\n");
    }
    for part in parts {
        html.push_str(&[open, &sentence(part), close, "\n"].concat());
    }
    if has_names {
        html.push_str("</ul>\n");
    }
    if let Some((name, address)) = link {
        html.push_str(&format!(
            "<p><a href=\"{}\">{}</a></p>\n",
            escaped(address),
            escaped(name)
        ));
    }
    html + "</div>\n"
}

fn sentence(part: &Part) -> String {
    let (verdict, reason) = split(&part.said);
    let name = part
        .name
        .as_ref()
        .map_or(String::new(), |it| format!("{}: ", escaped(it)));
    let (outcome, verdict, reason) = (part.outcome.name(), escaped(verdict), escaped(reason));
    let sentence = format!("<p data-decision=\"{outcome}\">{name}<strong>{verdict}</strong>{reason}</p>");
    match &part.below {
        Below::Nothing => sentence,
        Below::Steps(steps) => {
            let steps = steps.iter().map(|it| format!("<li>{}</li>\n", escaped(it)));
            [&sentence, "\n<ol>\n", &steps.collect::<String>(), "</ol>"].concat()
        }
        Below::Table(rows) => [&sentence, "\n", &table(rows)].concat(),
    }
}

fn table(rows: &[Vec<String>]) -> String {
    let row = |cells: &Vec<String>, element: &str| {
        let cells = cells.iter().map(|it| format!("<{element}>{}</{element}>", escaped(it)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let (head, rest) = rows.split_at(rows.len().min(1));
    let head: String = head.iter().map(|it| row(it, "th")).collect();
    let rest: String = rest.iter().map(|it| row(it, "td")).collect();
    format!("<table>\n<thead>\n{head}</thead>\n<tbody>\n{rest}</tbody>\n</table>")
}

/// The text of a block.
#[must_use]
pub fn code(text: &str, language: &str) -> String {
    let mut code = format!("<pre><code class=\"language-{language}\">");
    for (number, line) in text.trim_end_matches('\n').split('\n').enumerate() {
        // A line break that is not seen as one, where it would end a blank line.
        let is_blank = line.trim().is_empty();
        code.push_str(match (number, is_blank) {
            (0, _) => "",
            (_, true) => "&#10;",
            (_, false) => "\n",
        });
        code.push_str(&escaped(line));
    }
    code + "</code></pre>\n"
}

/// A text in one line as it stands in HTML, in an attribute too.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            character if is_obeyed(character) && character != '\t' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
