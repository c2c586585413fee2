//! The worked examples.

use iam_words::Lang;

#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    pub id: &'static str,
    pub text: &'static str,
    en: &'static str,
    ko: &'static str,
}

impl Example {
    pub const fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ko => self.ko,
        }
    }
}

macro_rules! example {
    ($id:literal, $en:literal, $ko:literal) => {
        Example {
            id: $id,
            text: include_str!(concat!("../../examples/", $id, ".json")),
            en: $en,
            ko: $ko,
        }
    };
}

/// In the order of the menu.
pub static ALL: [Example; 7] = [
    example!("chain", "User1 → RoleA → RoleB", "User1 → RoleA → RoleB"),
    example!(
        "external-id",
        "Another account, with an external ID",
        "외부 ID를 쓰는 다른 계정"
    ),
    example!("github", "GitHub Actions with OIDC", "OIDC를 쓰는 GitHub Actions"),
    example!("saml", "SAML with session tags", "세션 태그를 쓰는 SAML"),
    example!("mfa", "A role that asks for MFA", "MFA를 요구하는 역할"),
    example!("confused-deputy", "The confused deputy", "혼동된 대리인"),
    example!("one-hour", "A break at one hour", "한 시간 뒤에 끊기는 체인"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::expect;

    #[test]
    fn every_example_comes_out_as_it_says() {
        for example in &ALL {
            let report = iam_scenario::report(example.text, &|_| None);
            let report = report.unwrap_or_else(|bad| panic!("{}: {:?}", example.id, bad.problems));
            for step in &report.steps {
                assert!(step.expect.is_some(), "{}: {} expects nothing", example.id, step.id);
                let mismatches = expect::step_mismatches(step);
                assert!(
                    mismatches.is_empty(),
                    "{}: {}: {mismatches:?} {:?}",
                    example.id,
                    step.id,
                    step.error
                );
            }
        }
    }
}
