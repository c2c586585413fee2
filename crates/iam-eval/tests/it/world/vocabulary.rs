//! The words that worlds are made of: context keys, values of each type, resources.

pub const HERE: &str = "111111111111";
pub const THERE: &str = "222222222222";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Type {
    Text,
    Number,
    Date,
    Bool,
    Ip,
    Arn,
    Bytes,
}

pub struct KeyInfo {
    pub name: &'static str,
    pub holds: Type,
    /// Whether the context holds a set of it; nothing where either may be.
    pub set: Option<bool>,
}

pub const fn key(name: &'static str, holds: Type, set: Option<bool>) -> KeyInfo {
    KeyInfo { name, holds, set }
}

pub const KEYS: &[KeyInfo] = &[
    key("aws:PrincipalTag/team", Type::Text, Some(false)),
    key("aws:username", Type::Text, Some(false)),
    key("aws:TagKeys", Type::Text, Some(true)),
    key("aws:PrincipalOrgPaths", Type::Text, Some(true)),
    key("aws:CurrentTime", Type::Date, Some(false)),
    key("aws:EpochTime", Type::Number, Some(false)),
    key("aws:TokenIssueTime", Type::Date, Some(false)),
    key("aws:SecureTransport", Type::Bool, Some(false)),
    key("aws:MultiFactorAuthAge", Type::Number, Some(false)),
    key("aws:SourceIp", Type::Ip, Some(false)),
    key("aws:PrincipalArn", Type::Arn, Some(false)),
    key("s3:max-keys", Type::Number, Some(false)),
    key("x:bytes", Type::Bytes, Some(false)),
    key("x:free", Type::Text, None),
];

pub fn pool(holds: Type) -> &'static [&'static str] {
    match holds {
        Type::Text => &[
            "blue", "Blue", "red", "", "a*b", "b?x", "É", "é", "box", "a:b", "blue-1", "${x}",
        ],
        Type::Number => &[
            "10",
            "9.5",
            "-3",
            "+10.0",
            "010",
            "abc",
            "1e3",
            "",
            "100000000000000000000000000000000000000001",
            "0.1",
            "0.10",
            "-0",
            "0",
            "1704067200",
        ],
        Type::Date => &[
            "2024-01-01T00:00:00Z",
            "2024-01-01",
            "2024-01",
            "2023-12-31T23:59:59Z",
            "2024-01-01T01:00+01:00",
            "1704067200",
            "2024-01-01T00:00:00.5Z",
            "2024",
            "2024-13-01",
            "x",
            "2024-01-01t00:00:00z",
            "2024-01-01T00:00:00.500Z",
            "2023-02-29",
            "2024-02-29T12:30:15-05:30",
            "0",
            "1969-07-20T20:17:40Z",
            "2024-01-01T00:00",
            "2024-01-01T24:00:00Z",
            "",
        ],
        Type::Bool => &["true", "TRUE", "false", "False", "yes", "", " true"],
        Type::Ip => &[
            "10.0.0.1",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.1.2.3",
            "2001:db8::1",
            "2001:DB8:0:0::/32",
            "::ffff:10.0.0.1",
            "10.0.0.01",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.1/33",
            "300.1.1.1",
            "x",
            "",
            "10.9.9.9/8",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8/128",
            "10.0.0.1/31",
        ],
        Type::Arn => &[
            "arn:aws:iam::111111111111:user/Ana",
            "arn:aws:iam::111111111111:role/svc/App",
            "arn:aws:iam::111111111111:role/*",
            "arn:aws:iam::*:user/A?a",
            "arn:aws:iam::*",
            "arn:*",
            "*",
            "",
            "arn:aws:iam::111111111111:root",
            "arn:aws:s3:::box:a/b",
            "arn:aws:*:b",
            "arn:*:*:*:*:*",
        ],
        Type::Bytes => &["YWI=", "YWJj", "YQ==", "!!", "YWI", "", "YQ=", "+/+/"],
    }
}

pub const LIKES: &[&str] = &[
    "*", "b*", "?lue", "*e", "bl*e", "a${*}b", "a*b", "*-1", "B*", "?", "**", "b?x*", "*é*", "a${?}b",
];

pub const VARIABLES: &[&str] = &[
    "${aws:username}",
    "${aws:PrincipalTag/team}",
    "${AWS:principaltag/Team, 'box'}",
    "${aws:TagKeys}",
    "${aws:TagKeys, 'red'}",
    "${*}",
    "${?}",
    "${$}",
    "${x:free}",
    "${x:free,'blue'}",
    "b${aws:username}",
    "${aws:PrincipalArn}",
    "${aws:username}*",
    "${aws:username",
    "${}",
    "${aws:user name}",
    "${aws:username, blue}",
];
