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
    let (format, account, value) = (format[5], value[4], value[5]);
    let fixed = |it: &str| it.find(['*', '?', '$']).unwrap_or(it.len());
    let begin_alike = |format: &str| {
        let n_same = fixed(format).min(fixed(value));
        format.as_bytes()[..n_same] == value.as_bytes()[..n_same]
    };
    if account.is_empty() || is_account_id(account) {
        return !begin_alike(format);
    }
    // A star as the account also takes `account:log-group`, so that the value goes on behind a colon of the format.
    let behind_colons = || format.match_indices(':').map(|(at, _)| &format[at + 1..]);
    account == "*" && !begin_alike(format) && !behind_colons().any(begin_alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: &str, value: &str, expected: bool) {
        let format = ArnTemplate::new(format).unwrap();
        assert_eq!(expected, could_be(&format, value), "{value}");
    }

    #[test]
    fn stars_take_what_they_may() {
        let group = "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}";
        check(group, "arn:aws:logs:*:*:/aws-glue/*", true);
        check(group, "arn:aws:logs:us-east-1:*:log-group:/a", true);
        check(group, "arn:aws:logs:us-east-1:111122223333:/aws-glue/*", false);
        let instance = "arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}";
        check(instance, "arn:aws:ec2:*:*:instance/*", true);
        check(instance, "arn:aws:ec2:*:*:inst*", true);
        check(instance, "arn:aws:ec2:*:*:volume/*", false);
        check(instance, "arn:aws:ec2:*", true);
    }
}
