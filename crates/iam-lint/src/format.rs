//! Whether a value of `Resource` could be an ARN of some format.

use iam_catalog::template::ArnTemplate;
use iam_syntax::arn::{fields, is_account_id};

/// What the format says itself, but faster where the two differ at first sight.
pub(crate) fn could_be(format: &ArnTemplate, value: &str) -> bool {
    !differs(format.text(), value) && format.could_be(value)
}

/// Whether a format and a value differ in what stands at the beginning of their resources, which is seen at once.
fn differs(format: &str, value: &str) -> bool {
    let (Some(format), Some(value)) = (fields(format), fields(value)) else {
        return false;
    };
    // A star in front may take several fields; where an account stands, the fields are as they seem.
    let is_account = |it: &str| ["", "*"].contains(&it) || is_account_id(it);
    if !is_account(value[4]) {
        return false;
    }
    let fixed = |it: &str| it.find(['*', '?', '$']).unwrap_or(it.len());
    let n_same = fixed(format[5]).min(fixed(value[5]));
    format[5].as_bytes()[..n_same] != value[5].as_bytes()[..n_same]
}
