//! What an answer or a step has to say beside the decision: a line each.

use iam_scenario::document::Document;
use iam_scenario::findings::{Finding, words};
use iam_words::Lang;

/// The lines, without indent: kind, code, sentence, and where in the documents.
pub fn lines(findings: &[Finding], documents: &[Document], lang: Lang) -> Vec<String> {
    findings.iter().map(|it| line(it, documents, lang)).collect()
}

fn line(finding: &Finding, documents: &[Document], lang: Lang) -> String {
    let place = finding.place.as_ref();
    let document = place.and_then(|it| documents.iter().find(|document| document.pointer == it.document));
    let said = match (place, document) {
        (Some(place), Some(document)) => {
            let of_reader = iam_lint::words::of_reader(finding.code, &document.text, place.span, lang);
            of_reader.map(|it| words::sentence(&it))
        }
        (None, _) | (_, None) => None,
    };
    let said = said.unwrap_or_else(|| words::said(finding, lang));
    let kind = words::kind(finding.kind, lang);
    let code = finding.code;
    match (place, document) {
        (Some(place), Some(document)) => {
            let name = &document.name;
            let at = crate::words::place(place.position, lang);
            format!("{kind} ({code}): {said} [{name}, {at}]")
        }
        (None, _) | (_, None) => format!("{kind} ({code}): {said}"),
    }
}
