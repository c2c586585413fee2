//! English.

use iam_scenario::format::act::ActName;
use iam_sts::Time;
use iam_words::en;
use iam_words::term::Verdict;

use super::Labels;
use crate::world::model::clock::Life;
use crate::world::model::handover::Lost;
use crate::world::model::mark::Mark;

pub const LABELS: Labels = Labels {
    lang: "en",
    heading: "Sessions",
    lead: "Who assumes which role, step by step on one clock: what both sides say to each hop, and what each session carries on.",
    examples: "Worked examples",
    copy_report: "Copy report",
    copied: "Report copied.",
    not_copied: "The browser does not let this page copy.",
    screens: "Parts of the view",
    steps: "Steps",
    text: "JSON text",
    text_hint: "The whole scenario: accounts, policies and steps. Edit it here, or the steps by their forms; both are the same text.",
    problems: "What is wrong with the text",
    show_place: "Show the place",
    broken: "The scenario can’t be read as it stands",
    torn: "Mend the text where it is marked, or undo; until then nothing else can be changed here.",
    stale: "Below is the report of the last text that could be read.",
    diagram: "Sequence",
    diagram_hint: "Sequence diagram of the steps. The list below says the same.",
    clock: "Clock",
    clock_minutes: "Minutes after the start",
    clock_hint: "Moves nothing but what is left of each session.",
    sessions_at: "Sessions at",
    no_sessions: "No step has issued a session.",
    add_step: "Add a step",
    add_hint: "After the step that is open, or at the end",
    no_steps: "There are no steps yet. Add one, or open a worked example.",
    edit: "Edit this step",
    move_up: "Move up",
    move_down: "Move down",
    duplicate: "Duplicate",
    remove: "Remove",
    caller_side: "Caller’s side",
    trust_side: "Trust and resource side",
    no_trust_side: "No policy of the role or resource was asked.",
    no_caller_side: "No policy of the caller was asked.",
    aws_message: "AWS’s message",
    not_asked: "No policy was asked.",
    notes: "Worth knowing",
    session: "Session",
    arn: "ARN",
    tags: "Principal tags",
    transitive: "transitive: goes on to the next session",
    source_identity: "Source identity",
    in_force: "Policies in force",
    identity_policies: "Identity-based policies",
    boundary: "Permissions boundary",
    session_policies: "Session policies",
    scps: "Service control policies",
    remaining: "Life left at the clock",
    expires: "Expires",
    chain_depth: "Chain depth",
    lost: "Lost against the hop before",
    carried: "Carried on",
    gained: "Gained",
    nothing: "nothing",
    act_in: "Make a request in this session",
    when: "When",
    when_stands: "at once",
    when_after: "after",
    when_at: "at",
    to_clock: "Set to the clock",
    sign_in: "Signed in by",
    access_key: "access key",
    console: "console",
    console_mfa: "console with MFA",
    lines_hint: "One a line.",
    map_hint: "One a line: key = value.",
    json_hint: "JSON.",
    not_as_expected: "not as expected",
    show_text: "Show in the text",
    mfa: "MFA",
};

pub const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Allowed => en::verdict(Verdict::Allowed),
        Mark::ExplicitDeny => en::verdict(Verdict::ExplicitDeny),
        Mark::ImplicitDeny => en::verdict(Verdict::ImplicitDeny),
        Mark::Depends => en::verdict(Verdict::Depends),
        Mark::Issued => "Session issued",
        Mark::RefusedByPolicy => "Refused: access denied",
        Mark::RefusedByRule => "Refused by STS",
        Mark::Expired => "Session expired",
        Mark::NotRun => "Not run",
        Mark::Error => "Can’t be evaluated",
    }
}

pub const fn hint(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::NotRun => Some("The session that it acts in was never issued, so there was nothing to ask."),
        Mark::Expired => Some("The session ended before this step. Its policies were not asked."),
        Mark::RefusedByRule => Some("STS refuses this whatever the policies say."),
        Mark::Allowed
        | Mark::ExplicitDeny
        | Mark::ImplicitDeny
        | Mark::Depends
        | Mark::Issued
        | Mark::RefusedByPolicy
        | Mark::Error => None,
    }
}

pub const fn act(act: ActName) -> &'static str {
    match act {
        ActName::Request => "Request: any action",
        ActName::AssumeRole => "AssumeRole",
        ActName::SwitchRole => "Switch Role in the console",
        ActName::AssumeRoleWithSaml => "AssumeRoleWithSAML",
        ActName::AssumeRoleWithWebIdentity => "AssumeRoleWithWebIdentity (OIDC)",
        ActName::GetSessionToken => "GetSessionToken",
        ActName::GetFederationToken => "GetFederationToken",
        ActName::AssumeRoot => "AssumeRoot",
        ActName::GetCallerIdentity => "GetCallerIdentity",
        ActName::LaunchInstance => "Launch an EC2 instance",
        ActName::InvokeAsService => "A service assumes a role",
    }
}

pub fn lost(lost: &Lost) -> String {
    match lost {
        Lost::Permissions(names) => ["the caller’s own permissions: ", &names.join(", ")].concat(),
        Lost::Tag(tag) => ["tag ", &tag.key, " = ", &tag.value].concat(),
        Lost::SessionPolicies(names) => ["session policies: ", &names.join(", ")].concat(),
        Lost::Mfa => "that there was MFA".into(),
    }
}

pub fn life(life: Life) -> String {
    match life {
        Life::NotYet(seconds) => ["issued in ", &duration(seconds)].concat(),
        Life::Left(seconds) => [&duration(seconds), " left"].concat(),
        Life::Ended(0) => "expired just now".into(),
        Life::Ended(seconds) => ["expired ", &duration(seconds), " ago"].concat(),
    }
}

pub fn summary(n_steps: usize, n_through: usize) -> String {
    let steps = if n_steps == 1 { " step, " } else { " steps, " };
    [&n_steps.to_string(), steps, &n_through.to_string(), " went through"].concat()
}

fn duration(seconds: Time) -> String {
    super::duration(seconds, [" d", " h", " min", " s"])
}
