//! `reach` and `who-can-assume`.

use crate::run::run;

const ANA: &str = "arn:aws:iam::111122223333:user/ana";
const WORLD: &str = "tests/scenarios/two-hops.json";

#[test]
fn a_chain_is_told_hop_by_hop() {
    let ran = run(&["reach", ANA, "--format", "text", WORLD], b"");
    assert_eq!((0, ""), (ran.status, ran.stderr.as_str()));
    let expected = "\
yes: arn:aws:iam::111122223333:user/ana to arn:aws:iam::111122223333:role/Build
  arn:aws:iam::111122223333:user/ana assumes arn:aws:iam::111122223333:role/Build as session
yes: arn:aws:iam::111122223333:user/ana to arn:aws:iam::444455556666:role/Deploy
  arn:aws:iam::111122223333:user/ana assumes arn:aws:iam::111122223333:role/Build as session, tag team=payments
  arn:aws:sts::111122223333:assumed-role/Build/session assumes arn:aws:iam::444455556666:role/Deploy as session
";
    assert_eq!(expected, ran.stdout);
}

#[test]
fn who_reaches_a_role_is_a_list() {
    let ran = run(&["who-can-assume", "arn:aws:iam::444455556666:role/Deploy", WORLD], b"");
    assert_eq!(0, ran.status, "{}", ran.stderr);
    assert!(
        ran.stdout.starts_with(&format!("[{{\"principal\":\"{ANA}\"")),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains(r#""verdict":"no","hops":[],"blockedBy":"trust""#),
        "{}",
        ran.stdout
    );
}

#[test]
fn what_is_given_settles_what_is_open() {
    let world = "tests/scenarios/mfa.json";
    let open = run(&["reach", ANA, world], b"");
    assert!(
        open.stdout.contains(r#""keys":["aws:MultiFactorAuthPresent"]"#),
        "{}",
        open.stdout
    );
    let key = "aws:MultiFactorAuthPresent";
    for given in [format!("{key}=true"), format!("{{\"{key}\":\"true\"}}")] {
        let ran = run(&["reach", ANA, world, "--context", &given], b"");
        assert!(ran.stdout.contains(r#""verdict":"yes""#), "{}", ran.stdout);
        assert!(!ran.stdout.contains(key), "{}", ran.stdout);
    }
}

#[test]
fn what_is_not_there_is_said() {
    for (args, said) in [
        (["reach", "arn:aws:iam::111122223333:user/anna", WORLD], "did you mean"),
        (
            ["who-can-assume", "arn:aws:iam::111122223333:role/Bild", WORLD],
            "did you mean",
        ),
        (["reach", ANA, "tests/no-such-file.json"], "can't be read"),
    ] {
        let ran = run(&args, b"");
        assert_eq!((2, ""), (ran.status, ran.stdout.as_str()));
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = run(&["reach", ANA, WORLD, "--context", "aws:SourceIp"], b"");
    assert_eq!(2, ran.status);
    assert!(ran.stderr.contains("KEY=VALUE"), "{}", ran.stderr);
}

#[test]
fn who_is_of_an_account_that_is_not_there_is_said_beside() {
    let world = r#"{ "version": 1, "accounts": { "111122223333": { "roles": { "Deploy": { "trustPolicy": {
        "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": [
            "111122223333", "arn:aws:iam::777788889999:root", "arn:aws:iam::888899990000:role/Vendor" ] } } } } } } }, "steps": [] }"#;
    let role = "arn:aws:iam::111122223333:role/Deploy";
    let said = |lang: &str| run(&["who-can-assume", role, "-", "--lang", lang], world.as_bytes()).stderr;
    assert!(
        said("en").contains("also names `777788889999`, `arn:aws:iam::888899990000:role/Vendor`, of accounts"),
        "{}",
        said("en")
    );
    assert!(said("ko").contains("`777788889999`"), "{}", said("ko"));
}
