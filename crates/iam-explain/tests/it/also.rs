//! What else is missing beside the policy that the headline speaks of: nothing where its nearest statement alone would do.

use iam_explain::evaluated::Evaluated;
use iam_explain::headline::{Headline, of};
use iam_explain::near_miss::Standing;
use iam_explain::words;
use iam_words::Lang;

use crate::world::{World, session, user};

const ROLE: &str = "arn:aws:iam::111122223333:role/T";
const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/k";
const ANA: &str = "arn:aws:iam::111122223333:user/ana";
const APP: &str = "arn:aws:iam::111122223333:role/App";
const ACCOUNT: &str = "arn:aws:iam::111122223333:root";
const MFA: &str = r#"{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#;
const EXTERNAL_ID: &str = r#"{"StringEquals":{"sts:ExternalId":"abc-12345"}}"#;
const VIA_S3: &str = r#"{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}"#;

fn assume(world: World, principal: &str, condition: &str) -> World {
    world.trust(
        "R",
        &format!(
            r#"{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"sts:AssumeRole","Condition":{condition}}}"#
        ),
    )
}

fn decrypt(world: World, principal: &str, condition: &str) -> World {
    world.key(
        "K",
        &format!(
            r#"{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"kms:Decrypt","Resource":"*","Condition":{condition}}}"#
        ),
    )
}

fn ana() -> World {
    World::new(user("ana"), "sts:AssumeRole", ROLE)
}

fn app() -> World {
    World::new(session("App", "s1"), "kms:Decrypt", KEY)
}

/// The standing of the nearest statement, and whether other policies are said to lack an Allow too.
#[track_caller]
fn check(world: &World, standing: Standing, is_missing_too: bool) {
    let trace = world.trace();
    let headline = of(Evaluated::new(&world.policies, &world.request, &trace));
    let Headline::ImplicitDeny {
        also,
        nearest: Some(nearest),
        ..
    } = &headline
    else {
        panic!("{headline:?}");
    };
    assert_eq!(standing, nearest.standing);
    assert_eq!(is_missing_too, !also.is_empty());
    let said = words::headline_of(&headline, Lang::En);
    assert_eq!(is_missing_too, said.contains("An Allow is missing too"), "{said}");
}

#[test]
fn a_policy_that_names_the_caller_would_be_enough() {
    check(&assume(ana(), ANA, MFA), Standing::Advice, false);
    check(&decrypt(app(), APP, VIA_S3), Standing::Advice, false);
    let other = ana().with("sts:ExternalId", "zzz-12345");
    check(&assume(other, ANA, EXTERNAL_ID), Standing::Advice, false);
}

#[test]
fn so_would_one_that_names_everybody() {
    let is_session = r#"{"ArnLike":{"aws:PrincipalArn":"arn:aws:sts::111122223333:assumed-role/App/*"}}"#;
    let world = World::new(session("App", "s1"), "sts:AssumeRole", ROLE);
    check(&assume(world, "*", is_session), Standing::Advice, false);
}

#[test]
fn one_that_names_the_account_leaves_it_to_the_callers_own_policies() {
    check(&assume(ana(), ACCOUNT, MFA), Standing::NotEnough, true);
    check(&decrypt(app(), ACCOUNT, VIA_S3), Standing::NotEnough, true);
    // With an Allow of its own, nothing else is missing.
    let own = r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}"#;
    check(&assume(ana(), ACCOUNT, MFA).identity("P", own), Standing::Advice, false);
}
