//! The services whose ARNs begin with a name: those of the reference, no more and no fewer.

use std::collections::BTreeSet;

use iam_catalog::catalogue::{Catalogue, ServiceStanding};
use iam_explain::near_miss::NAME_FIRST;
use iam_syntax::arn::fields;

#[test]
fn the_services_whose_arns_begin_with_a_name_are_those_of_the_reference() {
    let catalogue = Catalogue::whole();
    let mut found: BTreeSet<String> = BTreeSet::new();
    for name in catalogue.services_matching("*") {
        let ServiceStanding::Known(service) = catalogue.service(&name.prefix) else {
            continue;
        };
        let formats = service.resource_types.iter().flat_map(|it| &it.arns);
        for [_, _, of, _, _, resource] in formats.filter_map(|it| fields(it.text())) {
            // The vendor of one format is not known.
            let is_named = !of.starts_with("${");
            if is_named && resource.starts_with("${") {
                found.insert(of.to_string());
            }
        }
    }
    let listed: BTreeSet<String> = NAME_FIRST.iter().map(ToString::to_string).collect();
    assert_eq!(found, listed);
}
