//! ARNs that no resource has: a bucket's with a Region, a task's without its word.

use iam_catalog::catalogue::{Catalogue, ServiceStanding};
use iam_catalog::template::Field;
use iam_syntax::arn::Arn;

/// Whether an ARN has none of the forms that its service's have in the reference. Of what is not loaded nothing is said, but
/// for buckets, which have neither Region nor account.
pub(crate) fn is_of_none(text: &str, catalogue: &Catalogue) -> bool {
    let Some(arn) = Arn::parse(text) else { return false };
    let is_bucket = arn.service == "s3" && !arn.resource.contains('/');
    if is_bucket {
        return !(arn.region.is_empty() && arn.account.is_empty());
    }
    let ServiceStanding::Known(service) = catalogue.service(arn.service) else {
        return false;
    };
    let formats = service.resource_types.iter().flat_map(|it| &it.arns);
    let mut own = formats
        .filter(|it| matches!(it.service(), Field::Fixed(name) if name == arn.service))
        .peekable();
    own.peek().is_some() && !own.any(|it| it.could_be(text))
}
