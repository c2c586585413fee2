//! What the linter finds in a policy, with places as the browser counts them.

use iam_catalog::catalogue::Catalogue;
use iam_lint::{Document, finding, words};
use iam_protocol::policy::{Finding, Fix, Place, Range};
use iam_syntax::span::{Places, Span};
use iam_words::Lang;

/// In the order of the text. `now` is in seconds since 1970.
#[must_use]
pub fn findings(document: &Document, catalogue: &Catalogue, now: i64, lang: Lang) -> Vec<Finding> {
    let places = Places::new(document.text);
    let found = iam_lint::lint(document, catalogue, Some(now));
    found.iter().map(|it| of(it, &places, lang)).collect()
}

fn of(finding: &finding::Finding, places: &Places, lang: Lang) -> Finding {
    let said = words::said(finding, lang);
    let labels = finding.labels.iter().map(|label| {
        let Range { from, to } = range(places, label.span);
        Place {
            from,
            to,
            what: words::role(&label.role, lang),
        }
    });
    let fix = finding.fix.as_ref().map(|fix| Fix {
        title: words::fix(fix, lang),
        text: fix.apply(places.text()),
    });
    let Range { from, to } = range(places, finding.span);
    Finding {
        code: finding.code.name().into(),
        severity: finding.severity.name().into(),
        from,
        to,
        message: match words::also(finding, lang) {
            Some(also) => format!("{} ({also})", said.message),
            None => said.message,
        },
        help: said.help,
        page: finding.code.learn_more(),
        places: labels.collect(),
        also: finding.also.iter().map(|it| range(places, it.span)).collect(),
        fix,
    }
}

/// A place in UTF-16.
pub(crate) fn range(places: &Places, span: Span) -> Range {
    Range {
        from: places.units(span.start),
        to: places.units(span.end),
    }
}
