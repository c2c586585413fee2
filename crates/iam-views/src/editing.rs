//! What the editor offers and tells, a tidy text, and AWS's own policies, with places as the browser counts them.

use iam_assist::complete::complete as offered;
use iam_assist::hover::hover as told;
use iam_assist::tidy_text::{self, Untidy};
use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_protocol::policy::{Completions, Edited, Hover, Item, ManagedDocument, ManagedPolicy, Range, Tidied, Tidy};
use iam_syntax::span::{Places, Span};
use iam_syntax::utf16;
use iam_words::Lang;

use crate::findings::range;
use crate::world_text;

/// What could stand at a place.
#[must_use]
pub fn complete(of: Edited, text: &str, at: u32, catalogue: &Catalogue, lang: Lang) -> Completions {
    let at = utf16::byte(text, at);
    let found = match of {
        Edited::Policy(kind) => offered(kind, text, at, catalogue, lang),
        Edited::Scenario => world_text::complete(text, at, catalogue, lang),
    };
    let Range { from, to } = range(&Places::new(text), Span::new(found.from, found.to));
    let items = found.items.into_iter().map(|it| Item {
        select: [it.select.start, it.select.end].map(|at| utf16::units(&it.insert, at)),
        label: it.label,
        insert: it.insert,
        detail: it.detail,
        kind: it.kind.name().into(),
    });
    Completions {
        from,
        to,
        is_cut: found.is_cut,
        items: items.collect(),
    }
}

/// What it is that stands at a place; nothing where there is nothing to say.
#[must_use]
pub fn hover(of: Edited, text: &str, at: u32, catalogue: &Catalogue, lang: Lang) -> Option<Hover> {
    let at = utf16::byte(text, at);
    let told = match of {
        Edited::Policy(kind) => told(kind, text, at, catalogue, lang)?,
        Edited::Scenario => world_text::hover(text, at, catalogue, lang)?,
    };
    let Range { from, to } = range(&Places::new(text), told.span);
    Some(Hover {
        from,
        to,
        title: told.title,
        lines: told.lines,
        page: told.url,
    })
}

/// A text made tidy, or the first place where it is torn.
#[must_use]
pub fn tidy(how: Tidy, text: &str) -> Tidied {
    let tidied = match how {
        Tidy::Format => tidy_text::format(text),
        Tidy::Sort => tidy_text::sort(text),
        Tidy::Minify => tidy_text::minify(text),
    };
    match tidied {
        Ok(text) => Tidied::Text(text),
        Err(Untidy::NotJson { at }) => Tidied::Torn(utf16::units(text, at)),
    }
}

/// AWS's own policies; nothing where it is not known which there are.
#[must_use]
pub fn managed(catalogue: &Catalogue) -> Option<Vec<ManagedPolicy>> {
    let all = catalogue.managed_policies()?.policies.iter();
    let all = all.map(|it| ManagedPolicy {
        arn: ["arn:aws:iam::aws:policy", &*it.path, &*it.name].concat(),
        name: it.name.to_string(),
        date: it.date.to_string(),
    });
    Some(all.collect())
}

/// The document of one of them.
#[must_use]
pub fn managed_document(arn: &str, catalogue: &Catalogue) -> ManagedDocument {
    match catalogue.managed_policy(arn) {
        PolicyStanding::Document(_, document) => {
            ManagedDocument::Text(tidy_text::format(document).unwrap_or_else(|_| document.into()))
        }
        PolicyStanding::NotLoaded { .. } | PolicyStanding::NoIndex => ManagedDocument::Missing,
        PolicyStanding::Unknown => ManagedDocument::Unknown,
    }
}
