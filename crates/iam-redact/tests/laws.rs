//! Over random worlds with wildcards inside of names: what is redacted is decided as before and names nobody, or a pattern
//! is named that stands in the way.

use std::collections::BTreeSet;

use iam_redact::{Obstacle, Redacted, redact};
use iam_scenario::case::Case;
use iam_scenario::read;
use iam_scenario::reply::replies;
use iam_scenario::write::case_of_texts;

/// A long run tries more of them: `WORLDS=10000`.
fn n_worlds() -> u64 {
    std::env::var("WORLDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000)
}

/// A source of numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    /// Words of one pool, so that patterns of one name may fit another.
    fn name(&mut self) -> String {
        let pool = [
            "acme", "payroll", "pay", "Prod", "prodigy", "ledger", "eu7", "team42", "급여", "x",
        ];
        let mut name = self.one_of(&pool).to_string();
        for _ in 0..self.below(3) {
            name.push_str(self.one_of(&["-", "_", ".", "/", ""]));
            name.push_str(self.one_of(&pool));
        }
        name
    }

    /// A name with wildcards anywhere in it.
    fn pattern(&mut self) -> String {
        let mut letters: Vec<String> = self.name().chars().map(|it| it.to_string()).collect();
        for _ in 0..self.below(3) {
            let at = self.below(letters.len());
            letters[at] = "?".into();
        }
        for _ in 0..self.below(3) {
            let from = self.below(letters.len());
            let n_gone = self.below(4).min(letters.len() - from);
            letters.splice(from..from + n_gone, ["*".to_string()]);
        }
        letters.concat()
    }

    fn arn(&mut self, account: &str, name: &str) -> String {
        match self.below(3) {
            0 => format!("arn:aws:s3:::{name}"),
            1 => format!("arn:aws:sqs:eu-west-1:{account}:{name}"),
            _ => format!("arn:aws:dynamodb:eu-west-1:{account}:table/{name}"),
        }
    }

    fn statement(&mut self, accounts: &[&str], known: &[String], of_resource: bool) -> String {
        let account = self.one_of(accounts).to_string();
        let pattern = self.near(known);
        let resource = match self.below(4) {
            0 => "*".into(),
            _ => self.arn(&account, &pattern),
        };
        let principal = if of_resource {
            let principal = match self.below(3) {
                0 => "*".into(),
                1 => account.clone(),
                _ => format!("arn:aws:iam::{account}:user/{}", known[0]),
            };
            format!(r#","Principal":{{"AWS":"{principal}"}}"#)
        } else {
            String::new()
        };
        let condition = match self.below(4) {
            0 => format!(
                r#","Condition":{{"StringLike":{{"aws:PrincipalTag/{}":"{}"}}}}"#,
                known[2],
                self.near(known)
            ),
            1 => format!(
                r#","Condition":{{"StringEquals":{{"aws:username":["{}","{}"]}}}}"#,
                known[0],
                self.name()
            ),
            2 => format!(
                r#","Condition":{{"ArnLike":{{"aws:PrincipalArn":"arn:aws:iam::{account}:user/{}"}}}}"#,
                self.near(known)
            ),
            _ => String::new(),
        };
        let effect = self.one_of(&["Allow", "Allow", "Deny"]);
        let sid = self.one_of(&["PayrollOnly", "S1"]);
        format!(r#"{{"Sid":"{sid}","Effect":"{effect}","Action":"*"{principal},"Resource":"{resource}"{condition}}}"#)
    }

    /// A pattern of a name that occurs, or of any.
    fn near(&mut self, known: &[String]) -> String {
        if self.below(2) == 0 {
            return self.pattern();
        }
        let mut letters: Vec<char> = known[self.below(known.len())].chars().collect();
        let from = self.below(letters.len());
        letters.truncate(from.max(1));
        format!("{}*", letters.into_iter().collect::<String>())
    }

    fn world(&mut self) -> Case {
        let accounts = ["623849027156", "111122223333"];
        let known: Vec<String> = (0..4).map(|_| self.name()).collect();
        let user = known[0].replace('/', "");
        let known: Vec<String> = [vec![user], known[1..].to_vec()].concat();
        let account = self.one_of(&accounts);
        let resource = self.arn(account, &known[1]);
        let list = |random: &mut Self, of_resource| {
            let n = random.below(3) + 1;
            let all: Vec<String> = (0..n)
                .map(|_| random.statement(&accounts, &known, of_resource))
                .collect();
            format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, all.join(","))
        };
        let (identity, of_resource) = (list(self, false), list(self, true));
        let text = format!(
            r#"{{"title":"How acme pays","principal":"arn:aws:iam::{}:user/{}","action":"sqs:SendMessage","resource":"{resource}","resourceAccount":"{account}","context":{{"aws:PrincipalTag/{}":"{}"}},"policies":{{"identity":[{{"name":"payroll","document":{identity}}}],"resource":{{"name":"queue","document":{of_resource}}}}}}}"#,
            accounts[0], known[0], known[2], known[3]
        );
        read::case(&text).unwrap_or_else(|unreadable| panic!("{text}: {unreadable:?}"))
    }
}

fn decisions(case: &Case) -> Vec<String> {
    let decided = replies(case).map(|it| it.result.map(|it| it.trace.decision()));
    decided.map(|it| format!("{it:?}").chars().take(60).collect()).collect()
}

#[test]
fn decisions_stay_and_names_go() {
    let (mut n_kept, mut n_allowed) = (0, 0);
    let n_worlds = n_worlds();
    for seed in 1..=n_worlds {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let case = random.world();
        match redact(&case) {
            Ok(Redacted { case: other, replaced }) => {
                n_kept += 1;
                let before = decisions(&case);
                n_allowed += u64::from(before[0].contains("Allowed"));
                assert_eq!(before, decisions(&other), "{}", case_of_texts(&case));
                let text = case_of_texts(&other);
                assert!(!replaced.is_empty());
                let there = words(&text);
                // Nobody's: a name may be a part of such a word, as `Tate` is of `Statement`.
                let kept: BTreeSet<String> = words(&case_of_texts(&case)).intersection(&there).cloned().collect();
                for (word, other) in replaced {
                    assert_eq!(word.chars().count(), other.chars().count());
                    let word = word.to_lowercase();
                    let is_left = |it: &String| {
                        *it == word || (2 < word.chars().count() && !kept.contains(it) && it.contains(&word))
                    };
                    assert!(!there.iter().any(is_left), "{word} in {text}");
                }
                for name in ["acme", "payroll", "ledger", "prodigy", "team42", "급여"] {
                    assert!(!text.to_lowercase().contains(name), "{name} in {text}");
                }
            }
            Err(Obstacle::Pattern(pattern)) => {
                assert!(
                    pattern.contains(['*', '?']) && case_of_texts(&case).contains(&pattern),
                    "{pattern}"
                );
            }
            Err(other) => println!("{other:?}: {}", case_of_texts(&case)),
        }
    }
    println!("{n_kept} of {n_worlds} kept, {n_allowed} of them allowed");
    assert!(n_worlds * 95 / 100 <= n_kept, "{n_kept} of {n_worlds}");
    assert!(n_worlds / 20 <= n_allowed);
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !it.is_alphanumeric());
    words.map(str::to_lowercase).collect()
}

/// Each name goes, whatever of AWS's words it is a part of, and of how few letters it is; so do numbers that are a tag's.
#[test]
fn names_go_whatever_they_look_like() {
    for name in [
        "Tate",
        "Eric",
        "Stan",
        "Tim",
        "Ana",
        "jd",
        "이준",
        "王伟",
        "arthur.dent",
    ] {
        let (text, replaced) = redacted(&format!(
            r#"{{"principal":"arn:aws:iam::623849027156:user/{name}","action":"ec2:RunInstances","resource":"arn:aws:s3:::{name}/k",
                "context":{{"aws:CurrentTime":"2026-01-05T09:00:00Z","aws:PrincipalTag/EmployeeId":"90210447","sts:ExternalId":"123-45-6789"}},
                "policies":{{"identity":[{{"name":"p1","document":{{"Statement":{{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*","Condition":{{"NumericLessThan":{{"s3:max-keys":"9"}}}}}}}}}}]}}}}"#
        ));
        let there = words(&text);
        for gone in name.to_lowercase().split('.').chain(["90210447", "6789", "employeeid"]) {
            assert!(!there.contains(gone), "{gone}: {text}");
        }
        assert!(!replaced.is_empty() && text.contains("2026-01-05T09:00:00Z"), "{text}");
    }
}

/// Of what is AWS's frame and what is in it.
#[test]
fn what_is_in_a_frame_goes() {
    let (text, _) = redacted(
        r#"{"principal":{"federated":"arn:aws:iam::623849027156:oidc-provider/sso.acmecorp.dev"},"action":"sts:AssumeRoleWithWebIdentity","resource":"arn:aws:iam::623849027156:role/acmecorp-deploy",
            "context":{"sso.acmecorp.dev:aud":"acmecorp","sso.acmecorp.dev:sub":"kim","kms:EncryptionContext:acmecorp":"x","oidc.eks.eu-west-1.amazonaws.com/id/ACMECLUSTER:aud":"sts.amazonaws.com"},
            "policies":{"resource":{"name":"t","document":{"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::623849027156:oidc-provider/sso.acmecorp.dev"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"sso.acmecorp.dev:aud":"acmecorp"}}},
              {"Effect":"Deny","Principal":{"Service":"sns.amazonaws.com"},"Action":"sts:*","Condition":{"ArnLike":{"aws:SourceArn":["arn:aws:sns:eu-west-1:623849027156:acmetopic:c1d2","arn:aws:execute-api:eu-west-1:623849027156:acmeapi/prod"],
                "aws:PrincipalArn":"arn:aws:iam::623849027156:role/topsecret/AWSServiceRoleForFoo-hidden"},"StringEquals":{"aws:SourceHost":"acmebucket.s3.amazonaws.com"}}}]}}}}"#,
    );
    let lower = text.to_lowercase();
    for gone in ["acme", "topsecret", "hidden", "kim"] {
        assert!(!lower.contains(gone), "{gone}: {text}");
    }
    for kept in [
        "oidc-provider/",
        ":aud",
        ":sub",
        "sts.amazonaws.com",
        "kms:EncryptionContext:",
        ".s3.amazonaws.com",
        "/id/",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
}

/// What the program writes in place of an account is no word that is left.
#[test]
fn digits_of_an_account_of_ours_are_no_obstacle() {
    let (text, _) = redacted(
        r#"{"principal":"arn:aws:iam::623849027156:user/kim","action":"s3:GetObject","resource":"arn:aws:s3:::logs-111","policies":{}}"#,
    );
    assert!(text.contains("111122223333") && !text.contains("-111\""), "{text}");
}

/// Of one long value the work and the memory grow as it does.
#[test]
fn a_long_value_is_soon_replaced() {
    let long: String = (0_u32..200_000)
        .map(|at| char::from(b'a' + (at % 977 % 26) as u8))
        .collect();
    let (text, _) = redacted(&format!(
        r#"{{"principal":"arn:aws:iam::623849027156:user/kim","action":"s3:GetObject","resource":"*","context":{{"aws:PrincipalTag/t":"{long}"}},"policies":{{}}}}"#
    ));
    assert!(!text.contains(&long[..100]));
}

#[track_caller]
fn redacted(text: &str) -> (String, Vec<(String, String)>) {
    let case = read::case(text).expect("a case");
    let Redacted { case, replaced } = redact(&case).unwrap_or_else(|obstacle| panic!("{text}: {obstacle:?}"));
    (case_of_texts(&case), replaced)
}

#[test]
fn words_of_aws_stay() {
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Sid":"AcmeReads","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-payroll/${aws:username}/*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"StringEquals":{"aws:RequestedRegion":"eu-west-1","aws:PrincipalTag/Payroll":"${aws:PrincipalTag/payroll}"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}}}]}"#;
    let document = policy.replace('"', "\\\"");
    let (text, replaced) = redacted(&format!(
        r#"{{"title":"Acme","principal":"arn:aws:sts::623849027156:assumed-role/Payroll/AROAPAYROLL9","action":"s3:GetObject","resource":"arn:aws:s3:::acme-payroll/k","x-note":"Acme","policies":{{"identity":[{{"name":"AcmePolicy","document":"{document}"}}]}}}}"#
    ));
    for kept in [
        "lambda.amazonaws.com",
        "10.0.0.0/8",
        "eu-west-1",
        "policy/ReadOnlyAccess",
        "${aws:username}",
        "assumed-role/",
        "AROA",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    let text = text.to_lowercase();
    for gone in ["acme", "payroll", "623849027156"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    let of = |word: &str| replaced.iter().find(|it| it.0 == word).map(|it| it.1.clone());
    assert_eq!(of("Payroll").map(|it| it.to_lowercase()), of("payroll"));
    assert_eq!(of("623849027156").as_deref(), Some("111122223333"));
}

#[test]
fn a_pattern_fits_what_it_fitted() {
    let case = |pattern: &str| {
        format!(
            r#"{{"principal":"arn:aws:iam::623849027156:user/min","action":"s3:GetObject","resource":"arn:aws:s3:::acme-payroll-2024/k","policies":{{"identity":[{{"name":"p","document":"{{\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::{pattern}\"}}}}"}}]}}}}"#
        )
    };
    for pattern in [
        "acme-*",
        "ac*-pay*",
        "*roll-2024/*",
        "acme-pa?roll-20??/k",
        "*yrol*",
        "acme-*-2024/?",
    ] {
        redacted(&case(pattern));
    }
}

#[test]
fn a_torn_policy_stands_in_the_way() {
    let case = r#"{"action":"s3:GetObject","policies":{"identity":[{"name":"Torn","document":"{\"Statement\": ["}]}}"#;
    let obstacle = redact(&read::case(case).expect("a case"));
    assert_eq!(
        obstacle,
        Err(Obstacle::Unreadable {
            policy: "\"Torn\"".into()
        })
    );
}

#[test]
fn what_goes_leaves_nothing_behind() {
    for (before, after) in [
        (
            r#""x-lesson":{"en":"Acme"},"action":"s3:GetObject""#,
            r#""action":"s3:GetObject""#,
        ),
        (
            r#""id":"acme","title":"Acme","action":"s3:GetObject","x-a":1,"x-b":2"#,
            r#""action":"s3:GetObject""#,
        ),
        (
            r#""action":"s3:GetObject","x-a":1,"resource":"*","expect":{"x-c":1,"decision":"implicitDeny","message":"Acme"},"checks":[{"id":"one","title":"Acme","action":"s3:PutObject"}]"#,
            r#""action":"s3:GetObject","resource":"*","expect":{"decision":"implicitDeny"},"checks":[{"id":"one","action":"s3:PutObject"}]"#,
        ),
        (
            r#""action":"s3:GetObject","x-note":"Acme","note":null"#,
            r#""action":"s3:GetObject","note":null"#,
        ),
    ] {
        let with = |fields: &str| format!(r#"{{"principal":"anonymous",{fields}}}"#);
        let kept = |text: &str| case_of_texts(&read::case_with(text, read::Unknown::Kept).expect("a case"));
        let case = read::case_with(&with(before), read::Unknown::Kept).expect("a case");
        let redacted = redact(&case).expect("nothing stands in the way");
        // Names of checks are replaced, as all names are.
        let mut text = case_of_texts(&redacted.case);
        for (word, other) in &redacted.replaced {
            text = text.replace(other, word);
        }
        assert_eq!(text, kept(&with(after)));
    }
}
