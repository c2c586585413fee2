//! Findings as JSON.

use iam_lint::finding::Finding;
use iam_lint::words;
use iam_syntax::json::quote;
use iam_syntax::json::write::{ends, list, null, object};
use iam_syntax::span::Places;
use iam_words::Lang;

/// `[{ code, severity, from, to, message, help, page, places: [{ from, to, what }], also: [{ from, to }],
/// fix: { title, text } }]`: `also` are the other places with the same cause, `text` is the whole policy with the fix in
/// it; `help` and `fix` may be `null`.
pub fn findings(text: &str, findings: &[Finding], lang: Lang) -> String {
    let counted = Places::new(text);
    list(findings.iter().map(|it| finding(&counted, it, lang)))
}

fn finding(counted: &Places<'_>, finding: &Finding, lang: Lang) -> String {
    let said = words::said(finding, lang);
    let places = finding.labels.iter().map(|label| {
        let [from, to] = ends(counted, label.span);
        object(&[from, to, ("what", quote(&words::role(&label.role, lang)))])
    });
    let fix = finding.fix.as_ref().map(|fix| {
        object(&[
            ("title", quote(&words::fix(fix, lang))),
            ("text", quote(&fix.apply(counted.text()))),
        ])
    });
    let also = finding.also.iter().map(|it| object(&ends(counted, it.span)));
    let message = match words::also(finding, lang) {
        Some(also) => format!("{} ({also})", said.message),
        None => said.message,
    };
    let [from, to] = ends(counted, finding.span);
    object(&[
        ("code", quote(finding.code.name())),
        ("severity", quote(finding.severity.name())),
        from,
        to,
        ("message", quote(&message)),
        ("help", said.help.map_or_else(null, |it| quote(&it))),
        ("page", quote(&finding.code.learn_more())),
        ("places", list(places)),
        ("also", list(also)),
        ("fix", fix.unwrap_or_else(null)),
    ])
}
