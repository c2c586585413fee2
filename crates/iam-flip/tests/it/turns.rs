//! Work in turns: it comes to the same, and no turn is long.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use iam_catalog::catalogue::Catalogue;
use iam_flip::lint::Linter;
use iam_flip::question::{Question, Wanted};
use iam_flip::world::World;
use iam_flip::{Flip, flip, in_turns, permit, request};
use iam_scenario::read;

/// Denies that ask for more keys than are set together, so that all that there is to try is tried.
fn question(n_statements: usize) -> Question {
    let statement = |at| {
        format!(
            r#"{{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {{ "StringNotEquals": {{
                "aws:PrincipalTag/t{at}": ["1", "2", "3", "4", "5", "6", "7", "8"] }} }} }}"#
        )
    };
    let statements: Vec<String> = (0..n_statements).map(statement).collect();
    let text = format!(
        r#"{{ "principal": "arn:aws:iam::111122223333:user/u", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
            "policies": {{ "identity": [ {{ "name": "all", "document": {{ "Statement": {{ "Effect": "Allow", "Action": "*", "Resource": "*" }} }} }},
                {{ "name": "many", "document": {{ "Statement": [ {} ] }} }} ] }} }}"#,
        statements.join(", ")
    );
    let case = read::case(&text).expect("a case");
    Question {
        policies: case.policies,
        request: case.request,
    }
}

/// Does work turn by turn, and says after each what it was.
fn driven<T>(work: impl Future<Output = T>, mut after: impl FnMut()) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        let turn = work.as_mut().poll(&mut context);
        after();
        if let Poll::Ready(done) = turn {
            return done;
        }
    }
}

#[test]
fn it_comes_to_the_same() {
    let (question, catalogue) = (question(4), Catalogue::new());
    let mut n_turns = 0;
    let found: Option<Flip> = driven(in_turns(&question.policies, &question.request, &catalogue), || {
        n_turns += 1
    });
    assert!(found.is_some());
    assert_eq!(found, flip(&question.policies, &question.request, &catalogue));
    assert!(100 < n_turns, "{n_turns}");
}

#[test]
fn no_turn_asks_often() {
    let (question, catalogue) = (question(6), Catalogue::new());
    let answer = question.answer().expect("it is answered");
    let world = World::new(&question, &answer, Wanted::Allowed, &catalogue).expect("it is read");
    let linter = Linter::new(&catalogue, &answer.request);
    let (mut before, mut most) = (0, 0);
    let mut count = || {
        most = most.max(world.n_evaluated() - before);
        before = world.n_evaluated();
    };
    driven(request::changes(&world, request::goal(Wanted::Allowed)), &mut count);
    driven(permit::candidates(&world, &linter, &[]), &mut count);
    assert!(100 < before, "{before}");
    assert!(most <= 30, "{most}");
}
