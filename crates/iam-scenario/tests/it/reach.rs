//! Who reaches which role: every chain of an answer, run as steps, is issued at every hop.

use iam_scenario::output::reach::{answer, step};
use iam_scenario::reach::{Answer, Hop, Verdict, reach, who_can_assume};
use iam_scenario::{Options, read, run_text};
use iam_sts::estate::Estate;
use serde_json::{Value, json};

use crate::scenarios::all;

pub const NONE: &dyn Fn(&str) -> Option<String> = &crate::scenarios::aws;

/// The scenario with the hops of a chain for its steps.
fn as_steps(text: &str, hops: &[Hop]) -> String {
    let mut scenario: Value = serde_json::from_str(text).expect("JSON");
    let steps = hops.iter().enumerate().map(|(at, hop)| step("hop", at, hop));
    scenario["steps"] = steps.map(|it| it.parse::<Value>().expect("JSON")).collect();
    scenario.to_string()
}

pub fn check(text: &str, answer: &Answer, context: &str) -> usize {
    let certain = answer.reaches.iter().filter(|it| it.verdict == Verdict::Yes);
    let mut n_chains = 0;
    for it in certain {
        let hops = &it.hops;
        assert!(!hops.is_empty() && hops.len() <= 6, "{it:?}");
        assert_eq!(it.role_arn, hops[hops.len() - 1].ask.role_arn(), "{it:?}");
        let report = run_text(&as_steps(text, hops), &Options::default(), NONE);
        let report: Value = serde_json::from_str(&report).expect("JSON");
        let steps = report["steps"].as_array().unwrap_or_else(|| panic!("{report}"));
        assert_eq!(hops.len(), steps.len());
        for step in steps {
            assert_eq!("issued", step["outcome"], "{context}: {it:?}\n{step}");
        }
        n_chains += 1;
    }
    n_chains
}

#[test]
fn every_certain_chain_is_issued_when_it_is_run() {
    let mut n_chains = 0;
    for (name, text) in all() {
        let scenario = read::scenario(&text, NONE).expect("it is read before");
        let principals: Vec<String> = scenario
            .estate
            .users()
            .map(|user| user.arn.clone())
            .chain(scenario.estate.roles().map(|role| role.arn.clone()))
            .chain(providers(&scenario.estate))
            .collect();
        for principal in principals {
            let found = reach(&scenario, &principal, &[]).expect("the principal is there");
            n_chains += check(&text, &found, &name);
        }
        for role in scenario.estate.roles() {
            let found = who_can_assume(&scenario, &role.arn, &[]).expect("the role is there");
            n_chains += check(&text, &found, &name);
        }
    }
    assert!(50 < n_chains, "{n_chains}");
}

/// Of the world, and those that AWS knows; a pod, and a certificate.
fn providers(estate: &Estate) -> Vec<String> {
    let mut providers: Vec<String> = [
        "accounts.google.com",
        "cognito-identity.amazonaws.com",
        "pods.eks.amazonaws.com",
        "rolesanywhere.amazonaws.com",
    ]
    .map(String::from)
    .into();
    for account in estate.accounts.values() {
        let oidc = account
            .oidc_providers
            .keys()
            .map(|host| format!("oidc-provider/{host}"));
        let saml = account
            .saml_providers
            .iter()
            .map(|name| format!("saml-provider/{name}"));
        providers.extend(
            oidc.chain(saml)
                .map(|rest| format!("arn:aws:iam::{}:{rest}", account.id)),
        );
    }
    providers
}

/// Verdict, hops and what must be true of the caller, of each role or each principal.
pub fn told(answer: &str) -> Vec<String> {
    let all: Vec<Value> = serde_json::from_str(answer).expect("a list");
    let short = |text: &Value| {
        let text = text.as_str().unwrap_or_default();
        text.rsplit(['/', ':']).next().unwrap_or_default().to_string()
    };
    all.iter()
        .map(|it| {
            let hops = it["hops"].as_array().expect("hops");
            let who = hops.first().map(|hop| &hop["who"]["en"]).and_then(Value::as_str);
            format!(
                "{} to {}: {} {}{}",
                short(&it["principal"]),
                short(&it["role"]),
                it["verdict"].as_str().unwrap_or_default(),
                hops.len(),
                who.map(|who| format!(", {who}")).unwrap_or_default()
            )
        })
        .collect()
}

fn outside() -> iam_scenario::scenario::Scenario {
    let (_, text) = all()
        .into_iter()
        .find(|(name, _)| name == "outside.json")
        .expect("the scenario");
    read::scenario(&text, NONE).expect("it is read before")
}

#[test]
fn a_provider_reaches_what_its_tokens_open_and_says_which_tokens() {
    let from = |principal: &str| {
        let found = reach(&outside(), principal, &[]).expect("an answer");
        let mut told = told(&answer(&found));
        told.retain(|it| !it.contains(": no"));
        told
    };
    assert_eq!(
        [
            "token.actions.githubusercontent.com to Ci: yes 1, a token of token.actions.githubusercontent.com whose sub is like `repo:acme/*`",
            "token.actions.githubusercontent.com to Deploy: yes 2, a token of token.actions.githubusercontent.com whose sub is like `repo:acme/*`",
        ],
        from("arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com")[..]
    );
    assert_eq!(
        [
            "Corp to Staff: yes 1, an assertion of the SAML provider Corp whose aud is `https://signin.aws.amazon.com/saml` and whose team is `blue`"
        ],
        from("arn:aws:iam::111122223333:saml-provider/Corp")[..]
    );
    assert_eq!(
        [
            "cognito-identity.amazonaws.com to Guests: yes 1, a token of cognito-identity.amazonaws.com whose aud is `us-east-1:12345678-1234-1234-1234-123456790ab` and whose amr is like `unauthenticated`"
        ],
        from("cognito-identity.amazonaws.com")[..]
    );
    assert_eq!(
        [
            "pods.eks.amazonaws.com to Pod: yes 1, a pod of EKS whose kubernetes-namespace is `shop`",
            "pods.eks.amazonaws.com to PodWithoutTags: yes 1, a pod of EKS whose association has session tags switched off",
        ],
        from("pods.eks.amazonaws.com")[..]
    );
    assert_eq!(
        [
            "rolesanywhere.amazonaws.com to AnySigned: yes 1, a certificate whose sts:SourceIdentity is like `CN=build-*`",
            "rolesanywhere.amazonaws.com to Backup: conditional 1, a certificate whose x509Subject/CN is `Bob`",
            "rolesanywhere.amazonaws.com to Vault: conditional 2, a certificate whose x509Subject/CN is `Bob` and whose x509SAN/URI is like `spiffe://acme/*`",
        ],
        from("rolesanywhere.amazonaws.com")[..]
    );
    // The account does not know the issuer that this trust policy names; a provider of another account is another one.
    assert!(from("arn:aws:iam::111122223333:oidc-provider/gitlab.com").is_empty());
    assert!(from("arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com").is_empty());
}

#[test]
fn a_pod_may_have_its_session_tags_switched_off() {
    let from = |statement: &str| {
        let text = format!(
            r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "roles": {{ "Pod": {{ "trustPolicy": {{
                "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                "Principal": {{ "Service": "pods.eks.amazonaws.com" }}, {statement} }} }} }} }} }} }}, "steps": [] }}"#
        );
        let scenario = read::scenario(&text, NONE).expect("a scenario");
        let found = reach(&scenario, "pods.eks.amazonaws.com", &[]).expect("an answer");
        let answer = answer(&found);
        check(&text, &found, statement);
        told(&answer).join("\n")
    };
    let both = r#""Action": ["sts:AssumeRole", "sts:TagSession"]"#;
    let none = "a pod of EKS whose association has session tags switched off";
    let role = "pods.eks.amazonaws.com to Pod: yes 1";
    assert_eq!(role, from(both));
    assert_eq!(format!("{role}, {none}"), from(r#""Action": "sts:AssumeRole""#));
    let untagged = r#""Condition": { "Null": { "aws:RequestTag/kubernetes-namespace": "true" } }"#;
    assert_eq!(
        format!("{role}, {none} and that has no kubernetes-namespace"),
        from(&format!("{both}, {untagged}"))
    );
}

#[test]
fn a_role_is_reached_from_outside_over_others() {
    let found = who_can_assume(&outside(), "arn:aws:iam::444455556666:role/Deploy", &[]).expect("an answer");
    let mut told = told(&answer(&found));
    told.retain(|it| !it.contains(": no"));
    assert_eq!(
        [
            "Ci to Deploy: yes 1",
            "token.actions.githubusercontent.com to Deploy: yes 2, a token of token.actions.githubusercontent.com whose sub is like `repo:acme/*`",
        ],
        told[..]
    );
}

const WORLD: &str = r#"{ "version": 1, "accounts": { "111122223333": {
    "users": { "ana": { "inlinePolicies": { "p": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } } } } },
    "roles": {
      "Inner": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Outer" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "x1" } } } } },
      "Outer": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } } } },
      "Sealed": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } } }
    } } }, "steps": [] }"#;

fn answers(context: &str) -> Value {
    let scenario = read::scenario(WORLD, NONE).expect("a scenario");
    let context = read::context(context).expect("a context");
    let found = reach(&scenario, "arn:aws:iam::111122223333:user/ana", &context).expect("an answer");
    serde_json::from_str(&answer(&found)).expect("JSON")
}

#[test]
fn what_nobody_can_choose_is_conditional_until_it_is_given() {
    let open = answers("{}");
    assert_eq!(json!(["aws:SourceIp"]), open[0]["hops"][0]["keys"], "{open}");
    let verdicts = |answers: &Value| -> Vec<String> {
        let all = answers.as_array().expect("a list").iter();
        all.map(|it| {
            format!(
                "{} {}",
                it["role"].as_str().unwrap_or_default(),
                it["verdict"].as_str().unwrap_or_default()
            )
        })
        .map(|text| text.replace("arn:aws:iam::111122223333:role/", ""))
        .collect()
    };
    assert_eq!(
        ["Outer conditional", "Inner conditional", "Sealed no"],
        verdicts(&open)[..]
    );
    assert_eq!("trust", open[2]["blockedBy"]);
    // What is chosen comes from the policy, and the second hop hangs on nothing itself.
    assert_eq!("x1", open[1]["hops"][1]["assumeRole"]["externalId"], "{open}");
    assert_eq!(json!([]), open[1]["hops"][1]["keys"], "{open}");
    let given = answers(r#"{ "aws:SourceIp": "10.1.2.3" }"#);
    assert_eq!(["Outer yes", "Inner yes", "Sealed no"], verdicts(&given)[..]);
    let outside = answers(r#"{ "aws:SourceIp": "203.0.113.1" }"#);
    assert!(
        outside
            .as_array()
            .expect("a list")
            .iter()
            .all(|it| it["verdict"] == "no"),
        "{outside}"
    );
}

/// The answers for a user who may do everything of STS, to roles with these actions and conditions in their trust policies.
fn of_trusts(trusts: &[(&str, &str, &str)]) -> Vec<Value> {
    let role = |(name, actions, condition): &(&str, &str, &str)| {
        format!(
            r#""{name}": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                "Principal": {{ "AWS": "111122223333" }}, "Action": {actions}, "Condition": {condition} }} }} }}"#
        )
    };
    let roles: Vec<String> = trusts.iter().map(role).collect();
    let world = format!(
        r#"{{ "version": 1, "accounts": {{ "111122223333": {{
            "users": {{ "ana": {{ "inlinePolicies": {{ "p": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Action": "sts:*", "Resource": "*" }} }} }} }} }},
            "roles": {{ {} }} }} }}, "steps": [] }}"#,
        roles.join(", ")
    );
    let scenario = read::scenario(&world, NONE).expect("a scenario");
    let found = reach(&scenario, "arn:aws:iam::111122223333:user/ana", &[]).expect("an answer");
    let answers: Value = serde_json::from_str(&answer(&found)).expect("JSON");
    answers.as_array().expect("a list").clone()
}

#[track_caller]
fn verdict<'a>(answers: &'a [Value], role: &str) -> &'a Value {
    let is_it = |it: &&Value| {
        it["role"]
            .as_str()
            .is_some_and(|arn| arn.ends_with(&format!("/{role}")))
    };
    answers.iter().find(is_it).expect("the role")
}

/// Tags that other roles ask for never stand in the way of those that a role asks for itself.
#[test]
fn many_tags_of_many_roles_hide_no_way() {
    const BOTH: &str = r#"["sts:AssumeRole", "sts:TagSession"]"#;
    let answers = of_trusts(&[
        (
            "A",
            BOTH,
            r#"{ "StringLike": { "aws:RequestTag/Project": "*", "aws:RequestTag/CostCenter": "*", "aws:RequestTag/Department": ["Engineering", "Marketing"] } }"#,
        ),
        (
            "B",
            BOTH,
            r#"{ "StringEquals": { "aws:RequestTag/a": ["1", "2"], "aws:RequestTag/b": ["1", "2"], "aws:RequestTag/c": "x" } }"#,
        ),
        (
            "C",
            BOTH,
            r#"{ "StringEquals": { "aws:RequestTag/d": ["1", "2"], "aws:RequestTag/e": ["1", "2"], "aws:RequestTag/f": "x" } }"#,
        ),
        (
            "D",
            r#""sts:AssumeRole""#,
            r#"{ "StringEquals": { "sts:ExternalId": "x1" } }"#,
        ),
    ]);
    for role in ["A", "B", "C", "D"] {
        assert_eq!("yes", verdict(&answers, role)["verdict"], "{role}: {answers:?}");
    }
}

/// What is asked beside the assuming may be what is refused, and by whom.
#[test]
fn a_refusal_beside_the_assuming_is_named() {
    let answers = of_trusts(&[
        (
            "Tag",
            r#""sts:AssumeRole""#,
            r#"{ "StringLike": { "aws:RequestTag/team": "*" } }"#,
        ),
        (
            "Identity",
            r#""sts:AssumeRole""#,
            r#"{ "StringLike": { "sts:SourceIdentity": "*" } }"#,
        ),
    ]);
    for (role, action) in [("Tag", "sts:TagSession"), ("Identity", "sts:SetSourceIdentity")] {
        let it = verdict(&answers, role);
        assert_eq!(
            ("no", "trust"),
            (
                it["verdict"].as_str().unwrap_or(""),
                it["blockedBy"].as_str().unwrap_or("")
            ),
            "{it}"
        );
        assert_eq!(action, it["blockedAt"]["action"], "{it}");
    }
}

/// The clock shows no time that is past.
#[test]
fn what_was_open_in_the_past_is_closed() {
    let answers = of_trusts(&[
        (
            "Past",
            r#""sts:AssumeRole""#,
            r#"{ "DateLessThan": { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }"#,
        ),
        (
            "Epoch",
            r#""sts:AssumeRole""#,
            r#"{ "NumericLessThan": { "aws:EpochTime": "1000" } }"#,
        ),
        (
            "Later",
            r#""sts:AssumeRole""#,
            r#"{ "DateGreaterThan": { "aws:CurrentTime": "2035-01-01T00:00:00Z" } }"#,
        ),
        (
            "Between",
            r#""sts:AssumeRole""#,
            r#"{ "DateGreaterThan": { "aws:CurrentTime": "2020-01-01T00:00:00Z" }, "DateLessThan": { "aws:CurrentTime": "2035-01-01T00:00:00Z" } }"#,
        ),
    ]);
    for (role, expected) in [
        ("Past", "no"),
        ("Epoch", "no"),
        ("Later", "conditional"),
        ("Between", "conditional"),
    ] {
        assert_eq!(expected, verdict(&answers, role)["verdict"], "{role}: {answers:?}");
    }
}

/// So it is for those who come from outside, who say what their token holds as well.
#[test]
fn tags_of_other_roles_hide_no_way_from_outside() {
    let role = |name: &str, statement: &str| {
        format!(r#""{name}": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {statement} }} }}"#)
    };
    let provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    let mut roles = vec![role(
        "Gh",
        &format!(
            r#"{{ "Effect": "Allow", "Principal": {{ "Federated": "{provider}" }}, "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": {{ "StringEquals": {{ "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" }},
                    "StringLike": {{ "token.actions.githubusercontent.com:sub": "repo:octo/app:*" }} }} }}"#
        ),
    )];
    roles.extend((0..4).map(|at| {
        role(
            &format!("T{at}"),
            &format!(
                r#"{{ "Effect": "Allow", "Principal": {{ "AWS": "111122223333" }}, "Action": ["sts:AssumeRole", "sts:TagSession"],
                    "Condition": {{ "StringEquals": {{ "aws:RequestTag/k{at}": ["1", "2", "3"] }} }} }}"#
            ),
        )
    }));
    let world = format!(
        r#"{{ "version": 1, "accounts": {{ "111122223333": {{
            "oidcProviders": {{ "token.actions.githubusercontent.com": {{ "clientIds": ["sts.amazonaws.com"] }} }},
            "roles": {{ {} }} }} }}, "steps": [] }}"#,
        roles.join(", ")
    );
    let scenario = read::scenario(&world, NONE).expect("a scenario");
    let found = reach(&scenario, provider, &[]).expect("an answer");
    let answers: Value = serde_json::from_str(&answer(&found)).expect("JSON");
    let answers = answers.as_array().expect("a list");
    assert_eq!("yes", verdict(answers, "Gh")["verdict"], "{answers:?}");
    // What was not tried to the end says so.
    let no = verdict(answers, "T0");
    assert_eq!(
        (Some("no"), found.is_complete),
        (no["verdict"].as_str(), no["isComplete"].is_null()),
        "{no}"
    );
}
