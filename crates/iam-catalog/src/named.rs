//! Which services a text names.

use alloc::string::String;
use alloc::vec::Vec;

use crate::base::Standing;
use crate::catalogue::Catalogue;

/// Where the site has the shards of the services that a text names, below `catalogue/`.
#[must_use]
pub fn shards_named(text: &str, catalogue: &Catalogue) -> Vec<String> {
    let services = services_named(text, catalogue);
    services.into_iter().map(|it| ["svc/", it, ".txt"].concat()).collect()
}

/// The services that a text names, as far as AWS's reference has them: those whose shards are worth loading. Sorted.
#[must_use]
pub fn services_named<'c>(text: &str, catalogue: &'c Catalogue) -> Vec<&'c str> {
    let base = catalogue.base();
    let mut found = Vec::new();
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        let before = text.get(from..colon).unwrap_or("");
        from = colon + 1;
        let is_other = |it: char| !it.is_ascii_alphanumeric() && it != '-';
        let word = before.rsplit(is_other).next().unwrap_or("");
        let service = base.service_idx(word).and_then(|idx| base.services.get(idx));
        let Some(service) = service.filter(|it| it.standing == Standing::Current) else {
            continue;
        };
        if let Err(at) = found.binary_search(&&*service.prefix) {
            found.insert(at, &*service.prefix);
        }
    }
    found
}
