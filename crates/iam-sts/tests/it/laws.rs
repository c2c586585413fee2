//! What holds of every session, whatever the estate: each law with its converse, so that neither too much nor too little
//! passes.

use iam_eval::combine::Outcome;
use iam_eval::request::Action;
use iam_sts::assume_role::assume_role;
use iam_sts::check::{check, owner};
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::estate::Estate;
use iam_sts::hop::{Code, Hop, Refusal, Setting};
use iam_sts::operation::AssumeRole;
use iam_sts::session::Session;
use iam_sts::tags::same_key;
use iam_sts::target::standing;

use crate::world::{self, ACCOUNTS, ACTIONS, BUCKET, Random};

const N_WORLDS: u64 = 400;
const NOW: i64 = 1_767_225_600;

fn setting(now: i64) -> Setting<'static> {
    Setting {
        now,
        label: "law",
        context: &[],
        shared: None,
        via: None,
    }
}

/// A hop that was made, with the caller's session before it.
struct Made {
    ask: AssumeRole,
    before: Option<Session>,
    hop: Hop,
}

/// Chains of up to four roles in a random estate.
fn chains(seed: u64) -> (Estate, Vec<Made>) {
    let mut random = Random::new(seed);
    let estate = world::estate(&mut random);
    let mut made = Vec::new();
    for _ in 0..8 {
        let mut caller = Credentials::User {
            arn: world::user_arn(random.of(&ACCOUNTS)),
            sign_in: SignIn::AccessKey,
        };
        for link in 0..4 {
            let ask = world::ask(&mut random);
            let hop = assume_role(&estate, &caller, &ask, &setting(NOW + link * 60));
            let before = caller.session().cloned();
            if let Ok(session) = &hop.outcome {
                caller = Credentials::Session(Box::new(session.clone()));
            }
            made.push(Made { ask, before, hop });
        }
    }
    (estate, made)
}

fn each(mut law: impl FnMut(&Estate, &Made)) {
    for seed in 0..N_WORLDS {
        let (estate, made) = chains(seed);
        for made in &made {
            law(&estate, made);
        }
    }
}

fn decide(estate: &Estate, credentials: &Credentials, action: &str) -> Outcome {
    let key = format!("{BUCKET}/key");
    let action = Action::new(action).expect("an action");
    let owner = owner(estate, credentials, &key).expect("an owner");
    let check = check(estate, credentials, &action, &key, &owner, &[], &setting(NOW + 300));
    check.trace.decision().outcome
}

fn is_allowed(estate: &Estate, session: &Session, action: &str) -> bool {
    decide(estate, &Credentials::Session(Box::new(session.clone())), action) == Outcome::Allowed
}

#[test]
fn worlds_are_worth_it() {
    let (mut issued, mut chained, mut denied, mut refused) = (0, 0, 0, 0);
    each(|_, made| match &made.hop.outcome {
        Ok(session) => {
            issued += 1;
            chained += usize::from(1 < session.chain_depth);
        }
        Err(Refusal::Denied { .. }) => denied += 1,
        Err(Refusal::Error(_)) => refused += 1,
        Err(Refusal::Depends { .. }) => {}
    });
    assert!(
        1_000 < issued && 500 < chained && 500 < denied && 200 < refused,
        "{issued} {chained} {denied} {refused}"
    );
}

#[test]
fn a_session_has_no_more_than_its_role_and_what_resources_grant() {
    let mut n_lost = 0;
    each(|estate, made| {
        let Ok(session) = &made.hop.outcome else { return };
        let role_arn = session.principal.role_arn().expect("a role");
        let role = estate.role(role_arn).expect("its role");
        // Without policies of the role and of resources there is nothing at all.
        let mut bare = estate.clone();
        bare.resources[0].policy = None;
        for role in bare
            .accounts
            .values_mut()
            .flat_map(|account| account.roles.values_mut())
        {
            if role.arn == role_arn {
                role.policies.clear();
            }
        }
        for action in ACTIONS {
            assert!(!is_allowed(&bare, session, action), "{role_arn} {action}");
        }
        // Whoever asked for it: a session of the role that nobody in particular asked for decides the same.
        let mut same = match standing(role, Some(&made.ask.role_session_name), NOW) {
            Credentials::Session(session) => *session,
            _ => unreachable!(),
        };
        same.policies.clone_from(&session.policies);
        same.principal_tags = session.principal_tags.clone();
        same.source_identity.clone_from(&session.source_identity);
        for action in ACTIONS {
            assert_eq!(is_allowed(estate, &same, action), is_allowed(estate, session, action));
            n_lost += usize::from(!is_allowed(estate, session, action));
        }
    });
    assert!(500 < n_lost);
}

#[test]
fn a_session_policy_never_adds_and_cuts_all_but_grants_to_the_session() {
    let (mut n_cut, mut n_kept) = (0, 0);
    each(|estate, made| {
        let Ok(session) = &made.hop.outcome else { return };
        let mut without = session.clone();
        without.policies.clear();
        let nothing = iam_syntax::policy::PolicyKind::Session;
        let mut with_nothing = session.clone();
        with_nothing.policies = vec![world::attached(
            nothing,
            "none",
            r#"{"Version":"2012-10-17","Statement":[]}"#,
        )];
        for action in ACTIONS {
            let (free, cut) = (
                is_allowed(estate, &without, action),
                is_allowed(estate, session, action),
            );
            assert!(free || !cut, "{:?} {action}", session.arn());
            n_cut += usize::from(free && !cut);
            // A session policy that allows nothing leaves what a resource policy of its own account grants to it by name.
            let is_named = estate.resources[0].policy.as_ref().is_some_and(|policy| {
                let names = format!("{:?}", policy.policy.statements[0].principal);
                let arn = session.arn().expect("an ARN");
                names.contains(&arn) && policy.policy.statements[0].action.is_some()
            });
            if is_allowed(estate, &with_nothing, action) {
                assert!(is_named && session.principal.account() == Some(ACCOUNTS[0]));
                n_kept += 1;
            }
        }
    });
    assert!(100 < n_cut && 0 < n_kept, "{n_cut} {n_kept}");
}

#[test]
fn a_chained_session_lasts_an_hour_at_most() {
    let (mut n_long, mut n_refused) = (0, 0);
    each(|_, made| {
        let is_chained = made.before.is_some();
        match &made.hop.outcome {
            Ok(session) => {
                let seconds = session.expiration - session.issued;
                assert_eq!(seconds, made.ask.duration_seconds.unwrap_or(3_600));
                assert!(!is_chained || seconds <= 3_600);
                n_long += usize::from(3_600 < seconds);
            }
            Err(Refusal::Error(error)) if error.rule == "S-11" => {
                assert!(is_chained && Some(3_600) < made.ask.duration_seconds);
                assert_eq!(Code::ValidationError, error.code);
                n_refused += 1;
            }
            Err(_) => {}
        }
    });
    assert!(100 < n_long && 100 < n_refused, "{n_long} {n_refused}");
}

#[test]
fn tags_survive_a_hop_if_they_are_transitive_and_only_then() {
    let (mut n_survived, mut n_stopped) = (0, 0);
    each(|estate, made| {
        let (Ok(session), Some(before)) = (&made.hop.outcome, &made.before) else {
            return;
        };
        let role = estate
            .role(session.principal.role_arn().expect("a role"))
            .expect("its role");
        for tag in before.principal_tags.iter() {
            let is_transitive = before.transitive_tag_keys.iter().any(|key| same_key(key, &tag.key));
            let held = session.principal_tags.get(&tag.key);
            if is_transitive {
                assert_eq!(Some(tag), held);
                assert!(session.transitive_tag_keys.iter().any(|key| same_key(key, &tag.key)));
                n_survived += 1;
            } else {
                // What is there by this key came with the call, or is the role's own.
                let passed = made.ask.tags.iter().find(|passed| same_key(&passed.key, &tag.key));
                assert_eq!(passed.or_else(|| role.tags.get(&tag.key)), held);
                n_stopped += 1;
            }
        }
    });
    assert!(100 < n_survived && 100 < n_stopped, "{n_survived} {n_stopped}");
}

#[test]
fn a_source_identity_is_set_once() {
    let (mut n_inherited, mut n_refused) = (0, 0);
    each(|_, made| {
        let before = made.before.as_ref().and_then(|session| session.source_identity.clone());
        match &made.hop.outcome {
            Ok(session) => {
                let expected = before.clone().or_else(|| made.ask.source_identity.clone());
                assert_eq!(expected, session.source_identity);
                n_inherited += usize::from(before.is_some());
            }
            Err(Refusal::Error(error)) if error.rule == "S-30" => {
                assert!(before.is_some() && made.ask.source_identity != before);
                n_refused += 1;
            }
            Err(_) => {}
        }
    });
    assert!(50 < n_inherited && 20 < n_refused, "{n_inherited} {n_refused}");
}

#[test]
fn a_hop_is_issued_exactly_if_all_its_checks_are_allowed() {
    each(|_, made| {
        let denied = made
            .hop
            .checks
            .iter()
            .position(|check| check.trace.decision().outcome != Outcome::Allowed);
        match &made.hop.outcome {
            Ok(_) => assert!(denied.is_none() && !made.hop.checks.is_empty()),
            Err(Refusal::Denied { check }) => assert_eq!(Some(*check), denied),
            Err(Refusal::Error(_)) => assert_eq!(None, denied),
            Err(Refusal::Depends { .. }) => panic!("no key is unknown"),
        }
    });
}
