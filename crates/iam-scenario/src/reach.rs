//! Two questions over the world of a scenario: which roles a principal reaches, and who reaches a role.

use iam_eval::context::Value;
pub use iam_reach::{Answer, Ask, Hop, Reach, Verdict};
use iam_reach::{Situation, questions};
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::estate::Estate;
pub use iam_sts::operation::AssumeRole;
use iam_sts::target::standing;
use iam_syntax::arn::Arn;
use iam_syntax::literal::date::Instant;
use iam_syntax::suggest::nearest;

use crate::case::ContextEntry;
use crate::given;
use crate::problem::Problem;
use crate::scenario::{START, Scenario};

/// Which roles a principal reaches: the ARN of a user, root user, role, session of a role or
/// provider of identities, a provider that AWS knows by name, or a service.
///
/// # Errors
/// When the scenario has no such principal, or a context key can't hold what is given.
pub fn reach(scenario: &Scenario, principal: &str, context: &[ContextEntry]) -> Result<Answer, Problem> {
    let given = given(context)?;
    let situation = situation(&given);
    let credentials = credentials(&scenario.estate, principal, &situation)?;
    Ok(questions::reach(&scenario.estate, &credentials, &situation))
}

/// Who reaches a role.
///
/// # Errors
/// When the scenario has no such role, or a context key can't hold what is given.
pub fn who_can_assume(scenario: &Scenario, role: &str, context: &[ContextEntry]) -> Result<Answer, Problem> {
    let given = given(context)?;
    let answer = questions::who_can_assume(&scenario.estate, role, &situation(&given));
    answer.ok_or_else(|| {
        let known = scenario.estate.roles().map(|it| it.arn.as_str());
        unknown("UNKNOWN_ROLE", "role", role, known)
    })
}

type Context = Vec<(String, Option<Value>)>;

fn given(context: &[ContextEntry]) -> Result<Context, Problem> {
    let given = given::given(context, &[])?;
    Ok(given.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// The clock stands where the context says, else where scenarios begin.
fn situation(context: &Context) -> Situation<'_> {
    let moment = |name: &str| {
        let found = context.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        match found {
            Some((_, Some(Value::One(text)))) => Instant::parse(text)?.seconds.try_into().ok(),
            Some(_) | None => None,
        }
    };
    let now = moment("aws:CurrentTime").or_else(|| moment("aws:EpochTime"));
    Situation {
        now: now.unwrap_or(START),
        context,
    }
}

fn credentials(estate: &Estate, principal: &str, situation: &Situation) -> Result<Credentials, Problem> {
    if is_provider(principal) {
        return Ok(Credentials::Federated {
            provider: principal.into(),
        });
    }
    if principal.ends_with(".amazonaws.com") || principal.ends_with(".amazonaws.com.cn") {
        return Ok(Credentials::Service { name: principal.into() });
    }
    let user = estate.user(principal).map(|user| Credentials::User {
        arn: user.arn.clone(),
        sign_in: SignIn::AccessKey,
    });
    let role = || estate.role(principal).map(|role| standing(role, None, situation.now));
    let other = || {
        let arn = Arn::parse(principal)?;
        let account = estate.accounts.get(arn.account)?;
        if (arn.service, arn.resource) == ("iam", "root") {
            return Some(Credentials::Root {
                account: arn.account.into(),
                sign_in: SignIn::AccessKey,
            });
        }
        let (role, name) = arn.resource.strip_prefix("assumed-role/")?.split_once('/')?;
        let role = account.roles.get(role).filter(|_| arn.service == "sts")?;
        Some(standing(role, Some(name), situation.now))
    };
    user.or_else(role).or_else(other).ok_or_else(|| {
        let users = estate.users().map(|user| user.arn.as_str());
        let roles = estate.roles().map(|role| role.arn.as_str());
        unknown("UNKNOWN_PRINCIPAL", "principal", principal, users.chain(roles))
    })
}

/// Whether a text names a provider of identities, as trust policies do.
fn is_provider(text: &str) -> bool {
    match Arn::parse(text) {
        Some(arn) => {
            arn.service == "iam"
                && (arn.resource.starts_with("oidc-provider/") || arn.resource.starts_with("saml-provider/"))
        }
        None => iam_catalog::claims::BUILT_IN.contains(&text),
    }
}

fn unknown<'a>(code: &str, what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let mut message = format!("the scenario has no {what} `{name}`");
    if let Some(meant) = nearest(name, known) {
        message.push_str(&format!("; did you mean `{meant}`?"));
    }
    Problem::of_request(code, message, "")
}
