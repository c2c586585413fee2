//! One of each message, there and back; the compiler asks for those that are missing.

use iam_protocol::answer::Answer;
use iam_protocol::ask::{Ask, Desk};
use iam_protocol::case::*;
use iam_protocol::exchange::*;
use iam_protocol::policy::*;
use iam_protocol::reach::{Hop, Pair, Reached, Verdict, Whose};
use iam_protocol::spoken::Spoken;
use iam_protocol::{Question, Reply};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

fn text(it: &str) -> String {
    it.to_string()
}

fn asks() -> Vec<Ask> {
    let mut asks = vec![
        Ask::Managed,
        Ask::ManagedDocument { arn: text("arn") },
        Ask::Flip { case: text("{}") },
        Ask::Trace { case: text("{}") },
        Ask::Depends { case: text("{}") },
        Ask::Grid { case: text("{}") },
        Ask::Vocabulary { case: text("{}") },
        Ask::NeverSent {
            action: text("s3:GetObjct"),
            resources: vec![text("*")],
            keys: vec![text("s3:prefix")],
        },
        Ask::CommandLines { case: text("{}") },
        Ask::Reach {
            scenario: text("{}"),
            whose: Whose::Role(text("arn")),
        },
        Ask::WriteLink {
            case: text("{}"),
            redacts: true,
        },
        Ask::WriteScenarioLink {
            scenario: text("{}"),
            redacts: true,
        },
        Ask::OpenLink { link: text("s=0") },
        Ask::ReadDenied {
            text: text("User: …")
        },
        Ask::Recognise {
            text: text("정책 😀")
        },
    ];
    for kind in PolicyKind::ALL {
        let service = text("s3");
        asks.push(Ask::Lint {
            kind,
            service,
            text: text("{"),
            now: -1,
        });
        asks.push(Ask::Complete {
            of: Edited::Policy(kind),
            text: text("{"),
            at: 1,
        });
        asks.push(Ask::Hover {
            of: Edited::Policy(kind),
            text: text("{"),
            at: 0,
        });
    }
    let of = Edited::Scenario;
    asks.push(Ask::Complete {
        of,
        text: text("{"),
        at: 1,
    });
    asks.extend([Tidy::Format, Tidy::Sort, Tidy::Minify].map(|how| Ask::Tidy { how, text: text("{}") }));
    asks
}

fn instead() -> Instead {
    Instead {
        title: text("It cannot be read."),
    }
}

/// Every answer to a question, with whatever may be left out there and left out.
fn answers(to: &Ask) -> Vec<Answer> {
    match to {
        Ask::Lint { .. } => vec![Answer::Lint(vec![]), Answer::Lint(findings())],
        Ask::Complete { .. } => vec![Answer::Complete(Completions {
            from: 1,
            to: 2,
            is_cut: true,
            items: vec![Item {
                label: text("s3:GetObject"),
                insert: text("\"s3:GetObject\""),
                select: [1, 2],
                detail: text("Read"),
                kind: text("action"),
            }],
        })],
        Ask::Hover { .. } => [None, Some(None), Some(Some(text("https://docs.aws.amazon.com/")))]
            .map(|page| {
                Answer::Hover(page.map(|page| Hover {
                    from: 0,
                    to: 9,
                    title: text("s3:Get*"),
                    lines: vec![text("3 actions")],
                    page,
                }))
            })
            .to_vec(),
        Ask::Tidy { .. } => vec![Answer::Tidy(Tidied::Text(text("{}"))), Answer::Tidy(Tidied::Torn(7))],
        Ask::Managed => vec![Answer::Managed(None), Answer::Managed(Some(vec![managed()]))],
        Ask::ManagedDocument { .. } => {
            let all = [
                ManagedDocument::Text(text("{}")),
                ManagedDocument::Missing,
                ManagedDocument::Unknown,
            ];
            all.map(Answer::ManagedDocument).to_vec()
        }
        Ask::Flip { .. } => vec![Answer::Flip(flip(vec![])), Answer::Flip(flip(vec![suggestion()]))],
        Ask::Trace { .. } => vec![
            Answer::Trace(Trace::Unreadable(instead())),
            Answer::Trace(Trace::Views {
                steps: vec![Step {
                    key: text("g0"),
                    text: text("Trust policy: allow."),
                    at: Some([0, 1, 2]),
                }],
                matrix: Matrix {
                    head: vec![text("Statement")],
                    rows: rows(),
                },
            }),
        ],
        Ask::Depends { .. } => vec![Answer::Depends(Depends::default()), Answer::Depends(depends())],
        Ask::Grid { .. } => vec![
            Answer::Grid(Grid::Unreadable(instead())),
            Answer::Grid(Grid::Cells { cells: checked() }),
        ],
        Ask::NeverSent { .. } => vec![Answer::NeverSent(vec![
            Never::Action { meant: None },
            Never::Action {
                meant: Some(text("s3:GetObject")),
            },
            Never::Resource {
                resource: text("*"),
                formats: vec![text("arn:${Partition}:s3:::${BucketName}/${ObjectName}")],
                is_certain: true,
            },
            Never::Key { key: text("s3:prefix") },
        ])],
        Ask::Vocabulary { .. } => vec![
            Answer::Vocabulary(Vocabulary::Unreadable(instead())),
            Answer::Vocabulary(Vocabulary::Named {
                actions: vec![text("s3:GetObject")],
                resources: vec![],
                principals: vec![text("anonymous")],
            }),
        ],
        Ask::CommandLines { .. } => vec![
            Answer::CommandLines(None),
            Answer::CommandLines(Some(CommandLines {
                simulate: text("aws iam simulate-custom-policy"),
                assume_role: Some(text("aws sts assume-role")),
                left_out: vec![
                    LeftOut::Scps,
                    LeftOut::Rcps,
                    LeftOut::SessionPolicies,
                    LeftOut::EndpointPolicy,
                    LeftOut::TrustPolicy,
                    LeftOut::Caller,
                    LeftOut::UnknownKeys,
                    LeftOut::Unreadable,
                ],
            })),
        ],
        Ask::Reach { .. } => reached().into_iter().map(Answer::Reach).collect(),
        Ask::WriteLink { .. } => written().into_iter().map(Answer::WriteLink).collect(),
        Ask::WriteScenarioLink { .. } => written().into_iter().map(Answer::WriteScenarioLink).collect(),
        Ask::OpenLink { .. } => opened().into_iter().map(Answer::OpenLink).collect(),
        Ask::ReadDenied { .. } => said().into_iter().map(Answer::ReadDenied).collect(),
        Ask::Recognise { .. } => pasted().into_iter().map(Answer::Recognise).collect(),
    }
}

fn written() -> Vec<Written> {
    let redacted = Redacted {
        text: text("{}"),
        replaced: vec![(text("Ana"), text("Ama"))],
    };
    let link = |redacted| Written::Link {
        link: text("s=1.a.b"),
        redacted,
    };
    vec![
        link(None),
        link(Some(redacted)),
        Written::Refused { why: text("초안") },
        Written::Nothing,
    ]
}

fn reached() -> Vec<Reached> {
    let pair = |verdict| Pair {
        principal: text("arn"),
        role: text("arn"),
        verdict,
        blocked: (verdict == Verdict::No).then(|| text("the trust policy")),
        hops: vec![Hop {
            text: text("assumes"),
            needs: (verdict == Verdict::Yes).then(|| text("a token")),
        }],
        steps: vec![text("{}")],
    };
    let all = [Verdict::Yes, Verdict::Conditional, Verdict::No].map(pair).to_vec();
    let pairs = |remarks| Reached::Pairs {
        pairs: all.clone(),
        remarks,
    };
    vec![
        pairs(vec![]),
        pairs(vec![text("not all")]),
        Reached::Unreadable(instead()),
    ]
}

fn findings() -> Vec<Finding> {
    let finding = Finding {
        code: text("PASS_ROLE"),
        severity: text("ERROR"),
        from: 3,
        to: 4,
        message: text("초안 😀"),
        help: None,
        page: text("https://docs.aws.amazon.com/"),
        places: vec![Place {
            from: 1,
            to: 2,
            what: text("here"),
        }],
        also: vec![Range { from: 5, to: 6 }],
        fix: None,
    };
    let fix = Some(Fix {
        title: text("Write it"),
        text: text("{}"),
    });
    let helped = Finding {
        help: Some(text("Do it")),
        fix,
        ..finding.clone()
    };
    vec![finding, helped]
}

fn managed() -> ManagedPolicy {
    ManagedPolicy {
        arn: text("arn"),
        name: text("ReadOnlyAccess"),
        date: text("2026-01-01"),
    }
}

fn flip(suggestions: Vec<Suggestion>) -> Flip {
    let more = if suggestions.is_empty() { "It stops at: …" } else { "" };
    Flip {
        title: text("Changes"),
        more: text(more),
        guardrails: text(""),
        suggestions,
    }
}

fn suggestion() -> Suggestion {
    Suggestion {
        class: text("context"),
        weakens_guardrail: true,
        changes: vec![text("Request: …")],
        not_yours_to_set: vec![NotYours {
            key: text("aws:x"),
            whose: text("clock"),
            sentence: text("…"),
        }],
        diff: vec![Difference {
            place: text("/policies"),
            line: Some(2),
            before: vec![text("a")],
            after: vec![],
        }],
        case: text("{}"),
    }
}

fn rows() -> Vec<Row> {
    let cells = [Sign::Matches, Sign::Differs, Sign::Depends, Sign::Nothing]
        .map(|truth| Cell {
            truth,
            text: text("no"),
            key: text("g0.p0.s0"),
            at: None,
            only: truth == Sign::Differs,
        })
        .to_vec();
    let ends = [
        End::Allow,
        End::Deny,
        End::Overridden,
        End::Depends,
        End::Missed,
        End::Nothing,
    ];
    ends.map(|kind| Row {
        key: text("g0.p0.s0"),
        at: None,
        gate: text("Trust policy"),
        name: text("a 1"),
        effect: text("Allow"),
        is_about: true,
        is_not_enough: kind == End::Overridden,
        cells: cells.clone(),
        kind,
        end: text("decides"),
    })
    .to_vec()
}

fn depends() -> Depends {
    Depends {
        title: Some(text("For arn")),
        head: vec![text("aws:SourceIp")],
        rows: vec![Situation {
            cells: vec![vec![
                Holds {
                    text: text("absent"),
                    is_value: false,
                    before: None,
                },
                Holds {
                    text: text("vpce-1"),
                    is_value: true,
                    before: Some(text("such as ")),
                },
            ]],
            shape: Shape::Depends,
            text: text("depends"),
            case: text("{}"),
        }],
        more: Some(text("2 more rows")),
    }
}

fn checked() -> Vec<Checked> {
    [
        Shape::Allow,
        Shape::Deny,
        Shape::Implicit,
        Shape::Depends,
        Shape::Nothing,
    ]
    .map(|shape| Checked {
        shape,
        text: text("allowed"),
        more: (shape == Shape::Nothing).then(|| text("no action")),
    })
    .to_vec()
}

fn opened() -> Vec<Opened> {
    [
        How::Whole,
        How::InPart,
        How::Cut,
        How::Changed,
        How::Newer,
        How::TooLarge,
        How::NotALink,
        How::NotACase,
    ]
    .map(|how| Opened {
        how,
        case: (how != How::Cut).then(|| text("{}")),
        scenario: (how == How::Whole).then(|| text("{}")),
        since: (how != How::Cut).then(|| Since {
            is_same: how == How::Whole,
            said: text("made with"),
        }),
    })
    .to_vec()
}

fn said() -> Vec<Said> {
    let denied = Denied {
        principal: text("arn"),
        action: text("s3:GetObject"),
        context: Some(vec![(text("aws:x"), vec![text("1"), text("2")])]),
        kind: Some(text("scp")),
        effect: Some(Effect::Explicit),
        ..Denied::default()
    };
    let implicit = Denied {
        effect: Some(Effect::Implicit),
        context: None,
        is_no_principal: true,
        is_no_resource: true,
        ..denied.clone()
    };
    vec![
        Said::Denied(denied),
        Said::Denied(implicit),
        Said::Denied(Denied::default()),
        Said::Encoded,
        Said::Allowed,
        Said::Known(Spoken::of(|lang| lang.tag().into())),
        Said::Bare,
        Said::Unrecognised,
    ]
}

fn pasted() -> Vec<Pasted> {
    let found = |kind| Found {
        text: text("{}"),
        name: Some(text("p")),
        kind,
    };
    let all = PolicyKind::ALL.map(Some).into_iter().chain([None]).map(found).collect();
    let summaries = [
        Summary::ManagedPolicy {
            arn: text("arn"),
            version: text("v1"),
        },
        Summary::ManagedPolicies { arn: text("arn") },
        Summary::PolicyVersions { version: text("v1") },
        Summary::InlinePolicies { name: text("p") },
        Summary::OrganizationPolicies { id: text("p-1") },
    ];
    let mut pasted = vec![
        Pasted::Policy,
        Pasted::Unwrapped {
            from: text("getRole"),
            found: all,
        },
        Pasted::Case,
        Pasted::Scenario,
        Pasted::Link,
        Pasted::Foreign { from: text("cedar") },
        Pasted::Unrecognised,
    ];
    pasted.extend(summaries.map(Pasted::Summary));
    pasted
}

#[test]
fn every_message_comes_out_as_it_went_in() {
    for (id, ask) in (0..).zip(asks()) {
        for answer in answers(&ask) {
            let reply = Reply { id, answer };
            let sent = serde_json::to_string(&reply).unwrap();
            assert_eq!(reply, serde_json::from_str(&sent).unwrap(), "{sent}");
        }
        for lang in Lang::ALL {
            let question = Question {
                id,
                lang,
                ask: ask.clone(),
            };
            let sent = serde_json::to_string(&question).unwrap();
            assert_eq!(question, serde_json::from_str(&sent).unwrap(), "{sent}");
        }
    }
}

#[test]
fn an_answer_has_the_name_of_its_question() {
    let what = |it: serde_json::Value| it["what"].clone();
    for ask in asks() {
        for answer in answers(&ask) {
            let (asked, answered) = (
                serde_json::to_value(&ask).unwrap(),
                serde_json::to_value(&answer).unwrap(),
            );
            assert_eq!(what(asked), what(answered), "{answer:?}");
        }
    }
}

#[test]
fn what_takes_long_keeps_nobody_waiting() {
    let slow = [Desk::Flip, Desk::Grid, Desk::Depends, Desk::Reach];
    let mut at_each = slow.map(|_| Vec::new());
    for ask in asks() {
        let of_a_kind = matches!(
            ask,
            Ask::Flip { .. } | Ask::Grid { .. } | Ask::Depends { .. } | Ask::Reach { .. }
        );
        assert_eq!(of_a_kind, ask.desk().is_slow(), "{ask:?}");
        if let Some(at) = slow.iter().position(|it| *it == ask.desk()) {
            at_each[at].push(ask);
        }
    }
    // What is given up for a newer one of its kind has a desk of its own.
    assert!(at_each.iter().all(|it| it.len() == 1), "{at_each:?}");
}

#[test]
fn what_is_no_message_is_refused() {
    for wrong in [
        r#"{"id":1,"lang":"fr","ask":{"what":"managed"}}"#,
        r#"{"id":1,"lang":"en","ask":{"what":"nothing"}}"#,
        r#"{"id":1,"lang":"en","ask":{"what":"hover","of":"bucket","text":"","at":0}}"#,
        r#"{"id":1,"lang":"en","ask":{"what":"hover","of":"trust","text":"","at":-1}}"#,
    ] {
        assert!(serde_json::from_str::<Question>(wrong).is_err(), "{wrong}");
    }
}
