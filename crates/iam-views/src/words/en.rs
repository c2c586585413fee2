//! In English.

use iam_words::Lang;
use iam_words::term::Effect;

use super::Words;

pub const WORDS: Words = Words {
    to_allowed: "The smallest changes that turn this into Allowed. Each was evaluated again.",
    past_guardrails: "Only a weaker guardrail turns this into Allowed: nothing else that was tried does. Each change was evaluated again.",
    to_denied: "The smallest changes that turn this into Denied. Each was evaluated again.",
    nothing: "Nothing small changes the decision.",
    stopped_by: "It stops at: ",
    depends: "The answer depends on unknown context keys. Say what they hold, and this list appears.",
    unreadable: "A policy or the request cannot be read as it stands. Fix it, and this view appears.",

    statement: "Statement",
    outcome: "Outcome",
    yes: "yes",
    no: "no",
    cannot_tell: Effect::CannotTell.name(Lang::En),
    no_value: ": no value",
    absent: "–",
    overridden_by: "overridden by ",
    but_for: "fails only at ",
    no_effect: "no effect",

    any: "any",
    missing: "absent",
    any_other: "any other value",
    such_as: "such as ",
    and_more: ("", " more"),
    rows_left_out: ("", " more rows are left out."),
    too_many_keys: "It depends on more than four keys: too many for a table. Say what some of them hold.",
    not_all_tried: "There are too many combinations for a table. Say what some of the keys hold.",
    for_resource: "For ",

    allowed: "allowed",
    explicit_deny: Effect::ExplicitDeny.name(Lang::En),
    implicit_deny: Effect::ImplicitDeny.name(Lang::En),
    depends_on_keys: Effect::Depends.name(Lang::En),
    cannot: "cannot be asked",
};
