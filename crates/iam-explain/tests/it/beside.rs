//! What stands beside an Allow: Deny statements that just missed, and conditions that held without a value.

use iam_eval::combine::Outcome;
use iam_eval::context::Looked;
use iam_eval::matching::is_empty_set;
use iam_explain::beside::beside;
use iam_explain::evaluated::Evaluated;
use iam_explain::roles::{StatementRole, applying};
use iam_explain::words;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::Effect;
use iam_words::Lang;

use crate::random::{Dice, N_WORLDS, world};
use crate::world::{World, user};

const KEY: &str = "arn:aws:s3:::box/key";
const ALLOW: &str = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;

fn ana() -> World {
    World::new(user("ana"), "s3:GetObject", KEY)
}

fn when(effect: &str, condition: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Action":"s3:GetObject","Resource":"*","Condition":{condition}}}"#)
}

#[track_caller]
fn check(world: &World, english: &[&str], korean: &[&str]) {
    let trace = world.trace();
    let found = beside(Evaluated::new(&world.policies, &world.request, &trace));
    assert_eq!(english, words::beside(&found, 0, Lang::En));
    assert_eq!(korean, words::beside(&found, 0, Lang::Ko));
}

#[test]
fn a_deny_that_just_missed() {
    let world = ana().identity("Read", ALLOW).boundary(
        "Fence",
        &[
            ALLOW,
            r#"{"Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::box/*"}"#,
            r#"{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::safe/*"}"#,
            &when("Deny", r#"{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#),
        ]
        .join(","),
    );
    check(
        &world,
        &[
            "Permissions boundary “Fence”, statement 4 denies s3:GetObject under a condition that does not hold here: aws:MultiFactorAuthPresent is absent, Bool asks for \"false\", and a missing key does not match.",
            "Permissions boundary “Fence”, statement 2 denies s3:* on everything but arn:aws:s3:::box/*, and arn:aws:s3:::box/key is among those.",
            "Permissions boundary “Fence”, statement 3 denies s3:* on arn:aws:s3:::safe/*, not on arn:aws:s3:::box/key.",
        ],
        &[
            "권한 경계 “Fence” 문 4: s3:GetObject 작업을 조건에 따라 거부하지만, 여기서는 조건이 맞지 않습니다. aws:MultiFactorAuthPresent 키가 없습니다. Bool 연산자는 \"false\" 값을 요구합니다. 키가 없으면 일치하지 않습니다.",
            "권한 경계 “Fence” 문 2: s3:* 작업을 다음을 제외한 모든 리소스에 거부합니다: arn:aws:s3:::box/*. 요청한 리소스는 여기서 제외됩니다. 요청한 리소스: arn:aws:s3:::box/key.",
            "권한 경계 “Fence” 문 3: s3:* 작업을 다음 리소스에만 거부합니다: arn:aws:s3:::safe/*. 요청한 리소스는 여기에 없습니다. 요청한 리소스: arn:aws:s3:::box/key.",
        ],
    );
    // The same beside a denial: only what could have allowed it counts.
    let denied = world.session("Other", r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#);
    check(&denied, &[], &[]);
}

#[test]
fn a_deny_that_spares_the_caller() {
    let spares = r#"{"Effect":"Deny","NotPrincipal":{"AWS":["arn:aws:iam::111122223333:user/ana","arn:aws:iam::111122223333:root"]},"Action":"s3:*","Resource":"*"}"#;
    check(
        &ana().identity("Read", ALLOW).resource("Box", spares),
        &[
            "Bucket policy “Box”, statement 1 denies s3:* to everybody but arn:aws:iam::111122223333:user/ana, arn:aws:iam::111122223333:root, and the caller, arn:aws:iam::111122223333:user/ana, is among those.",
        ],
        &[
            "버킷 정책 “Box” 문 1: s3:* 작업을 다음을 제외한 모든 보안 주체에 거부합니다: arn:aws:iam::111122223333:user/ana, arn:aws:iam::111122223333:root. 호출자는 여기서 제외됩니다. 호출자: arn:aws:iam::111122223333:user/ana.",
        ],
    );
}

#[test]
fn what_held_without_a_value() {
    let allow = when(
        "Allow",
        r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]},"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"},"StringNotEquals":{"aws:PrincipalTag/team":"blue"},"Bool":{"aws:SecureTransport":"true"}}"#,
    );
    check(
        &ana().identity("Tagged", &allow).with("aws:SecureTransport", "true"),
        &[
            "Identity-based policy “Tagged”, statement 1 allows it although there is nothing to compare: aws:TagKeys is absent, ForAllValues:StringEquals asks for \"team\", and ForAllValues over no values matches.",
            "Identity-based policy “Tagged”, statement 1 allows it although there is nothing to compare: aws:SourceVpc is absent, StringEqualsIfExists asks for \"vpc-1\", and with IfExists a missing key counts as met.",
            "Identity-based policy “Tagged”, statement 1 allows it although there is nothing to compare: aws:PrincipalTag/team is absent, StringNotEquals asks for anything but \"blue\", and for a negated operator a missing key matches.",
        ],
        &[
            "자격 증명 기반 정책 “Tagged” 문 1: 비교할 값이 없는데도 허용합니다. aws:TagKeys 키가 없습니다. ForAllValues:StringEquals 연산자는 \"team\" 값을 요구합니다. ForAllValues는 비교할 값이 없으면 일치합니다.",
            "자격 증명 기반 정책 “Tagged” 문 1: 비교할 값이 없는데도 허용합니다. aws:SourceVpc 키가 없습니다. StringEqualsIfExists 연산자는 \"vpc-1\" 값을 요구합니다. IfExists가 붙으면 키가 없을 때 조건이 충족된 것으로 봅니다.",
            "자격 증명 기반 정책 “Tagged” 문 1: 비교할 값이 없는데도 허용합니다. aws:PrincipalTag/team 키가 없습니다. StringNotEquals 연산자는 \"blue\" 이외의 값을 요구합니다. 부정 연산자는 키가 없으면 일치합니다.",
        ],
    );
    check(
        &ana()
            .identity(
                "Tagged",
                &when("Allow", r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}"#),
            )
            .with_many("aws:TagKeys", &[""]),
        &[
            "Identity-based policy “Tagged”, statement 1 allows it although there is nothing to compare: aws:TagKeys holds nothing but an empty text, ForAllValues:StringEquals asks for \"team\", and ForAllValues over no values matches.",
        ],
        &[
            "자격 증명 기반 정책 “Tagged” 문 1: 비교할 값이 없는데도 허용합니다. aws:TagKeys 키에 빈 문자열만 있습니다. ForAllValues:StringEquals 연산자는 \"team\" 값을 요구합니다. ForAllValues는 비교할 값이 없으면 일치합니다.",
        ],
    );
}

#[test]
fn the_nearest_few_are_said_and_the_rest_is_counted() {
    let denies: Vec<String> = (0..1_000)
        .map(|at| when("Deny", &format!(r#"{{"StringEquals":{{"aws:SourceVpc":"vpc-{at}"}}}}"#)))
        .collect();
    let world = ana().identity("Read", ALLOW).identity("Fence", &denies.join(","));
    let trace = world.trace();
    let found = beside(Evaluated::new(&world.policies, &world.request, &trace));
    assert_eq!((4, 996), (found.misses.len(), found.n_more_misses));
    let last = |lang| words::beside(&found, 0, lang).pop().expect("a sentence");
    assert_eq!("996 more statements just missed.", last(Lang::En));
    assert_eq!("아깝게 빗나간 문이 996개 더 있습니다.", last(Lang::Ko));
}

/// Each condition of a statement that grants is found if it holds of nothing, and no other; what was denied lists none.
#[test]
fn each_condition_that_holds_of_nothing_is_found() {
    let mut dice = Dice(0xA076_1D64_78BD_642F);
    let mut n_found = 0;
    for _ in 0..2 * N_WORLDS {
        let world = world(&mut dice);
        let (policies, request, trace) = (&world.policies, &world.request, world.trace());
        let found = beside(Evaluated::new(policies, request, &trace));
        let is_allowed = trace.decision().outcome == Outcome::Allowed && trace.gates.preset.is_none();
        let mut expected = Vec::new();
        for one in applying(Evaluated::new(policies, request, &trace)) {
            if !is_allowed || one.role != StatementRole::Grants {
                continue;
            }
            let conditions = &one.attached.policy.policy.statements[one.statement].conditions;
            for condition in conditions {
                let (operator, held) = (condition.operator, request.context.get(&condition.key.value));
                let holds_of_nothing = match operator.quantifier {
                    Quantifier::ForAllValues => {
                        operator.base != Base::Null && held != Looked::Unknown && is_empty_set(held)
                    }
                    Quantifier::ForAnyValue => false,
                    Quantifier::Single => {
                        held == Looked::Absent
                            && operator.base != Base::Null
                            && (operator.if_exists || operator.base.is_negated())
                    }
                };
                if holds_of_nothing {
                    expected.push((one.gate, one.policy_index, one.statement, condition.key.value.as_str()));
                }
            }
        }
        let seen: Vec<_> = found
            .through
            .iter()
            .map(|it| (it.gate, it.policy_index, it.statement, it.key.key))
            .collect();
        assert_eq!(expected.len(), seen.len() + found.n_more_through);
        assert_eq!(expected[..seen.len()], seen);
        n_found += seen.len();
        for miss in &found.misses {
            assert_eq!(is_allowed, miss.effect == Effect::Deny);
        }
        for lang in Lang::ALL {
            for said in words::beside(&found, 0, lang) {
                assert!(
                    said.ends_with('.') && !said.contains("..") && !said.contains("  "),
                    "{said}"
                );
            }
        }
    }
    assert!(10 < n_found, "{n_found}");
}
