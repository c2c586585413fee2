//! Finds what is to be filled in in one string.

use alloc::vec::Vec;
use core::ops::Range;

use iam_syntax::arn;

use super::Origin;

/// The placeholders of a string, in order, none inside another.
pub(super) fn placeholders(text: &str) -> Vec<(Range<usize>, Origin)> {
    let mut found = Vec::new();
    let Some(first) = text.bytes().position(|it| is_sign(it) || it.is_ascii_alphabetic()) else {
        return found;
    };
    if let Some(origin) = of_whole(text) {
        found.push((0..text.len(), origin));
        return found;
    }
    let fields = odd_fields(text);
    let mut at = first;
    while at < text.len() {
        let field = fields.iter().flatten().find(|(range, _)| range.start == at);
        let (len, origin) = match field {
            Some((range, origin)) => (range.len(), Some(*origin)),
            None => next(text, at),
        };
        if let Some(origin) = origin {
            found.push((at..at + len, origin));
        }
        at += len;
    }
    found
}

const fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'$' | b'&' | b'{' | b'<' | b'%' | b'#' | b'[' | b'@' | b'!' | b'(' | b'.' | 0x80..
    )
}

/// What stands at a place: the length of it, and whose it is if it is to be filled in.
fn next(text: &str, at: usize) -> (usize, Option<Origin>) {
    let rest = &text[at..];
    let one = || rest.chars().next().map_or(1, char::len_utf8);
    let found = match rest.as_bytes()[0] {
        b'$' => dollar(rest),
        b'&' => closed(rest, "&{", "}").map(|len| (len, Origin::TerraformDocument)),
        b'{' => brace(rest, text),
        b'<' => angle(rest),
        b'%' => percent(rest),
        b'#' => hash(rest),
        b'@' => marked(rest, '@').map(|len| (len, Origin::Template)),
        b'[' if rest.starts_with("[object Object]") => Some(("[object Object]".len(), Origin::Printed)),
        b'[' => closed(rest, "[[", "]]").map(|len| (len, Origin::Template)),
        b'(' => rest
            .starts_with("(known after apply)")
            .then_some((19, Origin::Terraform)),
        b'.' | 0x80.. => dots(rest),
        byte if byte.is_ascii_alphanumeric() => {
            let word = &rest[..rest.bytes().take_while(|it| is_of_word(*it)).count()];
            return (word.len(), of_word(word));
        }
        _ => None,
    };
    found.map_or_else(|| (one(), None), |(len, origin)| (len, Some(origin)))
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// How far it is from an opening mark to the end of the closing one, on one line and not over another opening brace.
fn closed(rest: &str, open: &str, close: &str) -> Option<usize> {
    let inside = beginning(rest.strip_prefix(open)?);
    let end = inside.find(close)?;
    (!inside[..end].contains('\n')).then_some(open.len() + end + close.len())
}

/// As much of a text as a placeholder may take, so that a text of openings takes no time.
fn beginning(text: &str) -> &str {
    const LONGEST: usize = 256;
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn dollar(rest: &str) -> Option<(usize, Origin)> {
    if rest.starts_with("$${") {
        return closed(rest, "$${", "}").map(|len| (len, Origin::TerraformEscape));
    }
    if let Some(len) = closed(rest, "${{", "}}") {
        return Some((len, Origin::GithubActions));
    }
    if rest.starts_with("${") {
        // A function of Terraform may hold braces and quotes; its end is that of the last brace that is open.
        let len = length_of_variable(rest)?;
        return of_variable(&rest[2..len - 1]).map(|origin| (len, origin));
    }
    if let Some(len) = closed(rest, "$(", ")") {
        return Some((len, Origin::Shell));
    }
    let is_of_name = |it: &u8| it.is_ascii_uppercase() || it.is_ascii_digit() || *it == b'_';
    let name = &rest[1..1 + rest.bytes().skip(1).take_while(is_of_name).count()];
    // Versions of functions and of launch templates, a topic.
    let is_own = ["LATEST", "DEFAULT", "SYS"].contains(&name);
    let is_name = 3 <= name.len() && name.starts_with(|it: char| it.is_ascii_uppercase() || it == '_');
    (is_name && !is_own).then_some((1 + name.len(), Origin::Shell))
}

fn length_of_variable(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in beginning(rest).bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Whose a `${…}` is, unless it is AWS's.
fn of_variable(name: &str) -> Option<Origin> {
    const TERRAFORM: [&str; 11] = [
        "var.",
        "local.",
        "data.",
        "module.",
        "each.",
        "count.",
        "path.",
        "terraform.",
        "self.",
        "random_",
        "aws_",
    ];
    const SERVERLESS: [&str; 9] = [
        "self:", "opt:", "env:", "cf:", "sls:", "param:", "file(", "ssm:/", "git:",
    ];
    let name = name.trim();
    let starts = |all: &[&str]| all.iter().any(|it| name.starts_with(it));
    if name.is_empty() || ["*", "?", "$"].contains(&name) {
        None
    } else if name.starts_with("Token[") {
        Some(Origin::Cdk)
    } else if name.starts_with("AWS::") {
        Some(Origin::CloudFormation)
    } else if starts(&SERVERLESS) || ["aws:accountId", "aws:region"].contains(&name) {
        Some(Origin::Serverless)
    } else if starts(&TERRAFORM) || name.contains('(') {
        Some(Origin::Terraform)
    } else if [":-", ":=", ":?", ":+"].iter().any(|it| name.contains(it)) {
        Some(Origin::Shell)
    } else if name.contains(':') {
        None
    } else {
        let is_constant = name
            .bytes()
            .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_');
        let is_logical = |it: &str| {
            it.starts_with(|it: char| it.is_ascii_uppercase()) && it.bytes().all(|it| it.is_ascii_alphanumeric())
        };
        Some(if is_constant {
            Origin::Shell
        } else if is_logical(name.split('.').next().unwrap_or(name)) {
            Origin::CloudFormation
        } else {
            Origin::Template
        })
    }
}

fn brace(rest: &str, text: &str) -> Option<(usize, Origin)> {
    if let Some(len) = closed(rest, "{{resolve:", "}}") {
        return Some((len, Origin::CloudFormation));
    }
    let jinja = closed(rest, "{{", "}}").or_else(|| closed(rest, "{%", "%}"));
    if let Some(len) = jinja {
        return Some((len, Origin::Jinja));
    }
    let len = closed(rest, "{", "}")?;
    let name = &rest[1..len - 1];
    let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_') && name.bytes().all(is_of_word);
    let is_number = !name.is_empty() && name.bytes().all(|it| it.is_ascii_digit());
    // The paths of an API have such pieces.
    let is_path = text.contains(":execute-api:") || text.contains(":apigateway:");
    ((is_name || is_number) && !is_path && !is_uuid(name)).then_some((len, Origin::Format))
}

/// Whether it is an id as Bitbucket writes it in what its tokens say, in braces.
fn is_uuid(name: &str) -> bool {
    let lens = [8, 4, 4, 4, 12];
    let is_hex = |it: &str| it.bytes().all(|it| it.is_ascii_hexdigit());
    name.split('-').count() == lens.len()
        && name
            .split('-')
            .zip(lens)
            .all(|(part, len)| part.len() == len && is_hex(part))
}

fn angle(rest: &str) -> Option<(usize, Origin)> {
    const LONGEST: usize = 60;
    if let Some(len) = closed(rest, "<%", "%>") {
        return Some((len, Origin::Erb));
    }
    let len = closed(rest, "<", ">")?;
    let name = &rest[1..len - 1];
    let is_name = name.starts_with(|it: char| it.is_alphabetic() || it == '_')
        && name.chars().all(|it| it.is_alphanumeric() || " -_.:/'".contains(it));
    (is_name && len <= LONGEST).then_some((len, Origin::ByHand))
}

fn percent(rest: &str) -> Option<(usize, Origin)> {
    if let Some(len) = closed(rest, "%{", "}") {
        return Some((len, Origin::Terraform));
    }
    if let Some(len) = closed(rest, "%(", ")") {
        let letter = rest[len..].starts_with(['s', 'd']);
        return letter.then_some((len + 1, Origin::Format));
    }
    // A character by its number, as in a URL.
    let is_hex = |it: u8| it.is_ascii_hexdigit();
    if rest.len() >= 3 && rest.bytes().skip(1).take(2).all(is_hex) {
        return None;
    }
    if let Some(len) = marked(rest, '%').filter(|len| rest[1..len - 1].bytes().all(|it| !it.is_ascii_lowercase())) {
        return Some((len, Origin::Shell));
    }
    let mut behind = rest[1..].bytes();
    let is_letter = behind.next().is_some_and(|it| matches!(it, b's' | b'd' | b'v'));
    (is_letter && !behind.next().is_some_and(|it| it.is_ascii_alphanumeric())).then_some((2, Origin::Format))
}

fn hash(rest: &str) -> Option<(usize, Origin)> {
    let n = rest.bytes().take_while(|it| *it == b'#').count();
    if 3 <= n {
        return Some((n, Origin::Masked));
    }
    let len = closed(rest, "#{", "}")?;
    let origin = if rest.contains("AWS::") {
        Origin::Serverless
    } else {
        Origin::Template
    };
    Some((len, origin))
}

/// A word between two of one mark: `@bucket@`.
fn marked(rest: &str, mark: char) -> Option<usize> {
    let inside = rest.strip_prefix(mark)?;
    let len = inside.bytes().take_while(|it| is_of_word(*it)).count();
    (2 <= len && inside[len..].starts_with(mark)).then_some(len + 2)
}

fn dots(rest: &str) -> Option<(usize, Origin)> {
    let len = rest.len() - rest.trim_start_matches(['.', '…']).len();
    (3 <= len).then_some((len, Origin::LeftOut))
}

/// A word that only stands for another: `YOUR-BUCKET`, `XXXX`, `REPLACE_ME`.
fn of_word(word: &str) -> Option<Origin> {
    const LONGEST: usize = 80;
    if LONGEST < word.len() {
        return None;
    }
    if is_masked(word) {
        return Some(Origin::Masked);
    }
    let (head, tail) = word.split_at_checked(4)?;
    let parts_follow = tail.starts_with(['-', '_']) && 1 < tail.len();
    let is_camel = tail.starts_with(|it: char| it.is_ascii_uppercase());
    let is_your = head.eq_ignore_ascii_case("your") && (parts_follow || is_camel);
    let orders = [
        "replace-me",
        "replace_me",
        "replaceme",
        "change-me",
        "change_me",
        "changeme",
    ];
    let is_order = orders.iter().any(|it| it.eq_ignore_ascii_case(word));
    (is_your || is_order).then_some(Origin::ByHand)
}

/// Whether a word ends in what covers the rest of it: `XXXX`, `vpc-xxxxxxxx`, `AIDAXXXXXXXX`.
fn is_masked(word: &str) -> bool {
    let last = word.rsplit(['-', '_']).next().unwrap_or(word);
    ['x', 'X'].iter().any(|mark| {
        let head = last.trim_end_matches(*mark);
        let n = last.len() - head.len();
        let is_id = head.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
        4 <= n && (head.is_empty() || (*mark == 'X' && is_id))
    })
}

/// A string that is a placeholder as a whole.
fn of_whole(text: &str) -> Option<Origin> {
    let is_intrinsic = ["!Sub ", "!Ref ", "!GetAtt ", "!Join ", "!ImportValue "]
        .iter()
        .any(|it| text.starts_with(it));
    if is_intrinsic {
        return Some(Origin::CloudFormation);
    }
    stands_for_account(text).then_some(Origin::ByHand)
}

/// `account-id`, `AWS_ACCOUNT_ID`, `AccountNumber`
fn stands_for_account(text: &str) -> bool {
    if !(7..=24).contains(&text.len()) {
        return false;
    }
    let letters = |it: &u8| it.is_ascii_alphabetic();
    let word: Vec<u8> = text.bytes().filter(letters).map(|it| it.to_ascii_lowercase()).collect();
    let is_plain = text.bytes().all(is_of_word);
    // `Account` itself is a type of principal.
    let words: [&[u8]; 5] = [
        b"accountid",
        b"accountnumber",
        b"awsaccountid",
        b"awsaccountnumber",
        b"accountidnumber",
    ];
    is_plain && words.contains(&&*word)
}

/// The account and the Region of an ARN, where they are only called so or were never set.
fn odd_fields(text: &str) -> [Option<(Range<usize>, Origin)>; 2] {
    let Some([arn, partition, service, region, account, _]) = arn::fields(text).filter(|it| it[0] == "arn") else {
        return [None, None];
    };
    let region_at = arn.len() + partition.len() + service.len() + 3;
    let account_at = region_at + region.len() + 1;
    let is_word = |it: &str| !it.is_empty() && it.bytes().all(is_of_word);
    let holds = |it: &str, word: &str| it.to_ascii_lowercase().contains(word);
    let of = |field: &str, at: usize, word: &str| {
        let origin = if ["undefined", "null", "None", "NaN"].contains(&field) {
            Origin::Printed
        } else if is_word(field) && holds(field, word) {
            Origin::ByHand
        } else if 3 < field.len() && field.bytes().all(|it| it == b'*') && word == "account" {
            Origin::Masked
        } else {
            return None;
        };
        Some((at..at + field.len(), origin))
    };
    [of(region, region_at, "region"), of(account, account_at, "account")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Origin)]) {
        let found: Vec<(&str, Origin)> = placeholders(text)
            .into_iter()
            .map(|(it, origin)| (&text[it], origin))
            .collect();
        assert_eq!(expected, found, "{text}");
    }

    #[test]
    fn of_tools() {
        use Origin::*;
        for (written, origin) in [
            ("${var.bucket}", Terraform),
            ("${local.x}", Terraform),
            ("${data.aws_caller_identity.current.account_id}", Terraform),
            ("${aws_s3_bucket.logs.arn}", Terraform),
            ("${lower(var.name)}", Terraform),
            ("${format(\"%s-{x}\", each.key)}", Terraform),
            ("%{ if var.x }", Terraform),
            ("(known after apply)", Terraform),
            ("$${aws:username}", TerraformEscape),
            ("&{aws:username}", TerraformDocument),
            ("${AWS::AccountId}", CloudFormation),
            ("${Bucket}", CloudFormation),
            ("${Bucket.Arn}", CloudFormation),
            ("{{resolve:ssm:/x:1}}", CloudFormation),
            ("${Token[AWS.AccountId.4]}", Cdk),
            ("${self:custom.bucket}", Serverless),
            ("${opt:stage, 'dev'}", Serverless),
            ("#{AWS::AccountId}", Serverless),
            ("${aws:accountId}", Serverless),
            ("${{ vars.BUCKET }}", GithubActions),
            ("{{ bucket_name }}", Jinja),
            ("{{ .Values.bucket }}", Jinja),
            ("{% if prod %}", Jinja),
            ("<%= bucket %>", Erb),
            ("${BUCKET_NAME}", Shell),
            ("${BUCKET:-logs}", Shell),
            ("$BUCKET", Shell),
            ("%BUCKET%", Shell),
            ("$(aws sts get-caller-identity)", Shell),
            ("%s", Format),
            ("%(bucket)s", Format),
            ("{bucket}", Format),
            ("{0}", Format),
            ("[object Object]", Printed),
            ("${bucket}", Template),
            ("${bucketName}", Template),
            ("@bucket@", Template),
            ("[[bucket]]", Template),
            ("<bucket-name>", ByHand),
            ("<your account ID>", ByHand),
            ("YOUR-BUCKET", ByHand),
            ("your_bucket", ByHand),
            ("YourBucketName", ByHand),
            ("REPLACE_ME", ByHand),
            ("########", Masked),
            ("XXXX", Masked),
            ("...", LeftOut),
            ("…", LeftOut),
        ] {
            check(written, &[(written, origin)]);
            let inside = ["arn:aws:s3:::a-/", written, "/*"].concat();
            check(&inside, &[(written, origin)]);
        }
        check("!Sub arn:aws:s3:::b", &[("!Sub arn:aws:s3:::b", CloudFormation)]);
    }

    #[test]
    fn of_accounts_and_regions() {
        use Origin::*;
        check(
            "arn:aws:sqs:region:account-id:q",
            &[("region", ByHand), ("account-id", ByHand)],
        );
        check("arn:aws:iam::ACCOUNT_ID:role/x", &[("ACCOUNT_ID", ByHand)]);
        check("arn:aws:iam::XXXXXXXXXXXX:role/x", &[("XXXXXXXXXXXX", Masked)]);
        check("arn:aws:iam::************:role/x", &[("************", Masked)]);
        check("arn:aws:iam::undefined:role/x", &[("undefined", Printed)]);
        check("account-id", &[("account-id", ByHand)]);
        check("vpc-xxxxxxxx", &[("vpc-xxxxxxxx", Masked)]);
        check("AROAXXXXXXXXXXXX:me", &[("AROAXXXXXXXXXXXX", Masked)]);
    }

    #[test]
    fn what_is_aws_own() {
        for text in [
            "${aws:username}",
            "${aws:PrincipalTag/team, 'none'}",
            "${cognito-identity.amazonaws.com:sub}",
            "${iot:Connection.Thing.ThingName}",
            "${*}${?}${$}${}",
            "arn:aws:lambda:us-east-1:111122223333:function:f:$LATEST",
            "arn:aws:iot:us-east-1:111122223333:topic/$aws/things/x",
            "arn:aws:execute-api:us-east-1:111122223333:a/$default/GET/{proxy+}/{id}",
            "arn:aws:s3:::a%20b/c..d",
            "arn:aws:s3:::amzn-s3-demo-bucket/*",
            "123456789012",
            "Account",
            "arn:aws:sqs:*:*:q",
            "arn:aws:s3:::maxx-box/xxx",
            "yourstory",
            "arn:aws:ec2:us-east-1:111122223333:region/accounts",
            "100% sure",
            "a < b",
            "someone@example.com",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn long_texts_take_no_time() {
        for unit in ["${", "{{", "<a", "%(", "$${", "x", "@a", "#{"] {
            let text: String = unit.repeat(5_000);
            let _ = placeholders(&text);
        }
    }
}
