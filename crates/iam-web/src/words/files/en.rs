//! English.

use super::Words;
use crate::model::file::Problem;

pub const WORDS: Words = Words {
    file: "File",
    open: "Open…",
    open_hint: "A case, a scenario or a policy as JSON; or drop a file on the page",
    save: "Save",
    save_new: "Asks where to",
    download: "Puts a file into your downloads",
    save_as: "Save as…",
    save_as_hint: "To another file",
    states: "Earlier states…",
    states_hint: "What your work was before, in this browser",
    forget: "Forget everything…",
    forget_hint: "Takes away all that is kept in this browser",
    drop: "Drop the file to open it",
    drop_hint: "Undo brings back what you had.",

    place_title: |n| match n {
        1 => "Where does this policy go?".into(),
        n => format!("Where do these {n} policies go?"),
    },
    a_policy: |n| format!("Policy {n}"),
    place_hint: "A boundary, a resource-based policy and an endpoint policy take the place of the one that is there. Undo brings back what you had.",
    place_here: "Add to this case",
    place_alone: "Open in a case of its own",
    pasted: "what you pasted",
    filled_in: "Filled in the request that AWS denied. Undo brings back what you had.",

    save_to: |name| format!("Writes to {name}"),
    opened: |name| format!("Opened {name}. Undo brings back what you had."),
    opened_first: |name, n| format!("Opened the first of {n} cases in {name}. Undo brings back what you had."),
    saved: |name| format!("Saved to {name}."),
    downloaded: |name| format!("{name} is in your downloads."),
    restored: |time| format!("Restored the state of {time}. Undo brings back what you had."),

    not_opened: |name| format!("{name} was not opened"),
    not_saved: |name| format!("{name} was not saved"),
    no_save: "It could not be written. Choose another place with Save as.",
    unchanged: "Your work is as it was.",
    problem,

    states_title: "Earlier states",
    states_kept: "The last 30 states of your work in this browser, from all tabs. One is kept when you pause, when you open something else and when you leave.",
    states_none: "Nothing is kept yet. Change a policy or the request and pause for some twenty seconds: your work then stands here, to be brought back at any time.",
    restore: "Restore",
    untitled: "No request yet",
    scenario: "Scenario",
    policies: |n| many(n, "1 policy", "policies"),
    checks: |n| many(n, "1 check", "checks"),
    steps: |n| many(n, "1 step", "steps"),

    forget_title: "Forget everything?",
    goes: "This goes, in every tab that is open, and cannot be brought back:",
    all_that_goes: [
        "your policies, requests and checks",
        "the scenarios of the World view",
        "the earlier states",
        "which files you opened and saved",
        "language and theme",
        "the copy of this site for use without a network",
    ],
    stays: "The files themselves stay where they are, and so do links in the browser’s own history.",
    forget_all: "Forget everything",
    cancel: "Cancel",
};

fn many(n: usize, one: &str, more: &str) -> String {
    match n {
        1 => one.into(),
        _ => format!("{n} {more}"),
    }
}

const fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::TooBig => {
            "The file is larger than 2 MB. Open one with fewer policies or checks, or evaluate it on the command line."
        }
        Problem::Unreadable => {
            "The browser could not read it. Check that it is a file, that it is still there, and that you may read it."
        }
        Problem::NotText => "It is not a text. Open a JSON file, in UTF-8.",
        Problem::Empty => "It is empty. Open a file that was saved here, or a policy document as JSON.",
        Problem::NotFetched => "What tells files apart could not be loaded. Look at your connection, and try again.",
        Problem::Several => {
            "It holds several policies that go into the same box. Paste its text into a policy’s box, and choose among them."
        }
        Problem::Foreign => {
            "It is none of the formats that are read here. Open the policy document as JSON, as AWS prints it with `--output json`."
        }
        Problem::Summary => {
            "It names policies and holds none. Open what `aws iam get-policy-version` or `get-role-policy` prints."
        }
        Problem::Unrecognised => {
            "It is neither a case, nor a scenario, nor a policy. Open a file that was saved here, or a policy document as JSON."
        }
        Problem::NotACase => {
            "It looks like a case, but a field holds what does not belong there. `iam-playground eval` says which one."
        }
        Problem::OneAtATime => "Several files were dropped. Drop one at a time.",
    }
}
