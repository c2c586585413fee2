//! Answers as JSON.

use iam_assist::complete::{Completions, Item};
use iam_assist::hover::Hover;
use iam_assist::tidy_text::{self, Untidy};
use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_catalog::managed::ManagedPolicy;
use iam_syntax::json::quote;
use iam_syntax::json::write::{ends, list, null, object};
use iam_syntax::span::{Places, Span};
use iam_syntax::utf16::units;

/// `{ from, to, isCut, items: [{ label, insert, select: [from, to], detail, kind }] }`: `select` counts in `insert`.
pub fn completions(text: &str, found: &Completions) -> String {
    let items = found.items.iter().map(|item| {
        let Item {
            label,
            insert,
            select,
            detail,
            kind,
        } = item;
        let select = [select.start, select.end].map(|at| units(insert, at).to_string());
        object(&[
            ("label", quote(label)),
            ("insert", quote(insert)),
            ("select", list(select.into_iter())),
            ("detail", quote(detail)),
            ("kind", quote(kind.name())),
        ])
    });
    let [from, to] = ends(&Places::new(text), Span::new(found.from, found.to));
    object(&[from, to, ("isCut", found.is_cut.to_string()), ("items", list(items))])
}

/// `{ from, to, title, lines: [text], page }`
pub fn hover(text: &str, told: &Hover) -> String {
    let [from, to] = ends(&Places::new(text), told.span);
    object(&[
        from,
        to,
        ("title", quote(&told.title)),
        ("lines", list(told.lines.iter().map(|line| quote(line)))),
        ("page", told.url.as_deref().map_or_else(null, quote)),
    ])
}

/// `{ text }`, or `{ torn }` with the place where the text is torn.
pub fn tidied(text: &str, tidied: Result<String, Untidy>) -> String {
    match tidied {
        Ok(tidy) => object(&[("text", quote(&tidy))]),
        Err(Untidy::NotJson { at }) => object(&[("torn", units(text, at).to_string())]),
    }
}

/// `[{ arn, name, date }]`, or `null` where it is not known which there are.
pub fn managed(catalogue: &Catalogue) -> String {
    let policy = |it: &ManagedPolicy| {
        let arn = ["arn:aws:iam::aws:policy", &*it.path, &*it.name].concat();
        object(&[
            ("arn", quote(&arn)),
            ("name", quote(&it.name)),
            ("date", quote(&it.date)),
        ])
    };
    let index = catalogue.managed_policies();
    index.map_or_else(null, |index| list(index.policies.iter().map(policy)))
}

/// `{ text }`; `{ wanted: "policies" }` or `{ wanted: 7 }`, a bucket, where that part of the catalogue is not there; `null`
/// where there is no such policy.
pub fn managed_document(catalogue: &Catalogue, arn: &str) -> String {
    match catalogue.managed_policy(arn) {
        PolicyStanding::Document(_, document) => {
            let laid_out = tidy_text::format(document).unwrap_or_else(|_| document.into());
            object(&[("text", quote(&laid_out))])
        }
        PolicyStanding::NotLoaded { bucket, .. } => object(&[("wanted", bucket.to_string())]),
        PolicyStanding::NoIndex => object(&[("wanted", quote("policies"))]),
        PolicyStanding::Unknown => null(),
    }
}
