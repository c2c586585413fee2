//! What a text names already and is likely to name again.

use alloc::vec::Vec;

use iam_syntax::arn::is_account_id;

pub(super) struct Named<'a> {
    /// The numbers of accounts, each once, the first few.
    pub(super) accounts: Vec<&'a str>,
    /// The partition of the first ARN.
    pub(super) partition: &'static str,
}

/// More than fit into a list beside other things.
const MOST: usize = 8;

pub(super) fn find(text: &str) -> Named<'_> {
    let mut accounts = Vec::new();
    for word in text.split(|it: char| !it.is_ascii_alphanumeric()) {
        if accounts.len() < MOST && is_account_id(word) && !accounts.contains(&word) {
            accounts.push(word);
        }
    }
    let arns = text.split("arn:").skip(1);
    let first = arns.filter_map(|it| it.split_once(':')).next();
    Named {
        accounts,
        partition: match first {
            Some(("aws-cn", _)) => "aws-cn",
            Some(("aws-us-gov", _)) => "aws-us-gov",
            Some(_) | None => "aws",
        },
    }
}
