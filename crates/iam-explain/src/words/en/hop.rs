//! What is worth saying of a call of STS beside its outcome.

use alloc::format;
use alloc::string::String;

use iam_sts::hop::Note;
use iam_sts::limits::estimated_percent;

pub fn note(it: &Note) -> Option<String> {
    Some(match it {
        Note::LongSourceIdentity { n_characters } => {
            format!("the source identity has {n_characters} characters; AWS's guide says at most 64, its API takes 256")
        }
        Note::PackedSize { n_characters } => format!(
            "AWS packs session policies and tags by a formula that it does not publish; as an estimate from {n_characters} characters of plain text, they take {} % of what may be",
            estimated_percent(*n_characters)
        ),
        Note::NoSuchRole { arn } => format!("the scenario has no role `{arn}`, so nothing trusts the caller"),
        Note::DurationCut { seconds } => {
            format!("credentials of the root user last at most {seconds} seconds; a longer duration is cut to that")
        }
        Note::DroppedClaims { issuer, claims, keys } => {
            let (claim, is, it) = if claims.len() == 1 {
                ("claim", "is no condition key", "it is")
            } else {
                ("claims", "are no condition keys", "they are")
            };
            format!(
                "the token's {claim} {} {is} of AWS's; {it} dropped, and a condition on a key such as `{issuer}:{}` never finds a value. Of a token of {issuer}, AWS reads these keys: {}",
                claims.join(", "),
                claims.first().map_or("", String::as_str),
                keys.join(", ")
            )
        }
        Note::Rule(_) => return None,
    })
}
