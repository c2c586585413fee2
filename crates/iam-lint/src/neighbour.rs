//! The resource that was probably meant beside one that is named: the bucket of its objects, the objects of a bucket, the
//! table of an index.

use alloc::string::String;

use iam_catalog::service::Service;
use iam_catalog::template::ArnTemplate;
use iam_syntax::arn::fields;

use crate::format;

/// An ARN of a format that differs from a value of `Resource` in its end alone.
pub(crate) fn of(service: &Service, value: &str, wanted: &ArnTemplate) -> Option<String> {
    shorter(value, wanted).or_else(|| longer(service, value, wanted))
}

/// `arn:aws:s3:::b` of `arn:aws:s3:::b/*`
fn shorter(value: &str, wanted: &ArnTemplate) -> Option<String> {
    let [.., resource] = fields(value)?;
    let head = value.len() - resource.len();
    let ends = resource.match_indices(['/', ':']).map(|(at, _)| &value[..head + at]);
    let mut fitting = ends.filter(|it| !it.ends_with('*') && format::could_be(wanted, it));
    fitting.next().map(String::from)
}

/// `arn:aws:s3:::b/*` of `arn:aws:s3:::b`
fn longer(service: &Service, value: &str, wanted: &ArnTemplate) -> Option<String> {
    if value.ends_with('*') {
        return None;
    }
    let formats = service.resource_types.iter().flat_map(|it| &*it.arns);
    let mut rests = formats
        .filter(|it| format::could_be(it, value))
        .filter_map(|it| wanted.text().strip_prefix(it.text()))
        .filter(|it| it.starts_with(['/', ':']));
    let longer = [value, &with_stars(rests.next()?)].concat();
    format::could_be(wanted, &longer).then_some(longer)
}

/// A format with a star for each placeholder.
fn with_stars(format: &str) -> String {
    let mut text = String::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once("${") {
        text.push_str(before);
        text.push('*');
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}
