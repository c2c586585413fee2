//! The words of the forms of a world.

use iam_words::Lang;

use crate::world::model::described::{Described, Unbounded};
use crate::world::model::entity::{Entity, NotAdded, Sort};

/// A text in each language.
const fn one(lang: Lang, en: &'static str, ko: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Ko => ko,
    }
}

pub const fn heading(lang: Lang) -> &'static str {
    one(lang, "World", "환경")
}

/// "2 accounts · 1 user · 2 roles".
pub fn counts(found: &[Entity], lang: Lang) -> String {
    let said = Sort::ALL.into_iter().filter_map(|sort| {
        let n = found.iter().filter(|it| it.sort == sort).count();
        (0 < n).then(|| match lang {
            Lang::En if n == 1 => format!("1 {}", sort_inside(sort)),
            Lang::En => format!("{n} {}", many(sort)),
            Lang::Ko => format!("{} {n}개", self::sort(sort, lang)),
        })
    });
    said.collect::<Vec<_>>().join(" · ")
}

pub const fn empty(lang: Lang) -> &'static str {
    one(
        lang,
        "Nothing is there yet. Begin with an account, then users and roles in it.",
        "아직 아무것도 없습니다. 계정을 추가한 다음, 그 안에 사용자와 역할을 추가하세요.",
    )
}

pub const fn sort(sort: Sort, lang: Lang) -> &'static str {
    match sort {
        Sort::Account => one(lang, "Account", "계정"),
        Sort::User => one(lang, "User", "사용자"),
        Sort::Group => one(lang, "Group", "그룹"),
        Sort::Role => one(lang, "Role", "역할"),
        Sort::Policy => one(lang, "Managed policy", "관리형 정책"),
        Sort::InstanceProfile => one(lang, "Instance profile", "인스턴스 프로파일"),
        Sort::SamlProvider => one(lang, "SAML provider", "SAML 공급자"),
        Sort::OidcProvider => one(lang, "OIDC provider", "OIDC 공급자"),
        Sort::Resource => one(lang, "Resource", "리소스"),
        Sort::Endpoint => one(lang, "VPC endpoint", "VPC 엔드포인트"),
    }
}

const fn sort_inside(sort: Sort) -> &'static str {
    match sort {
        Sort::Account => "account",
        Sort::User => "user",
        Sort::Group => "group",
        Sort::Role => "role",
        Sort::Policy => "managed policy",
        Sort::InstanceProfile => "instance profile",
        Sort::SamlProvider => "SAML provider",
        Sort::OidcProvider => "OIDC provider",
        Sort::Resource => "resource",
        Sort::Endpoint => "VPC endpoint",
    }
}

const fn many(sort: Sort) -> &'static str {
    match sort {
        Sort::Account => "accounts",
        Sort::User => "users",
        Sort::Group => "groups",
        Sort::Role => "roles",
        Sort::Policy => "managed policies",
        Sort::InstanceProfile => "instance profiles",
        Sort::SamlProvider => "SAML providers",
        Sort::OidcProvider => "OIDC providers",
        Sort::Resource => "resources",
        Sort::Endpoint => "VPC endpoints",
    }
}

pub const fn what(lang: Lang) -> &'static str {
    one(lang, "What to add", "추가할 항목")
}

pub const fn in_account(lang: Lang) -> &'static str {
    one(lang, "In which account", "추가할 계정")
}

pub const fn name_of(sort: Sort, lang: Lang) -> &'static str {
    match sort {
        Sort::Account => one(lang, "Its twelve digits", "계정 ID 12자리"),
        Sort::Resource => one(lang, "Its ARN", "리소스의 ARN"),
        Sort::Endpoint => one(lang, "Its id", "엔드포인트 ID"),
        Sort::OidcProvider => one(lang, "Its host and path", "공급자의 호스트와 경로"),
        Sort::User | Sort::Group | Sort::Role | Sort::Policy | Sort::InstanceProfile | Sort::SamlProvider => {
            one(lang, "Its name", "이름")
        }
    }
}

pub const fn add(lang: Lang) -> &'static str {
    one(lang, "Add", "추가")
}

pub const fn not_added(why: NotAdded, lang: Lang) -> &'static str {
    match why {
        NotAdded::NoName => one(lang, "Say what it is called first.", "이름을 먼저 입력하세요."),
        NotAdded::NoAccountId => one(
            lang,
            "An account’s id is twelve digits, such as 111122223333.",
            "계정 ID는 111122223333 같은 숫자 12자리입니다.",
        ),
        NotAdded::NoAccount => one(
            lang,
            "Add an account first: this has to be in one.",
            "먼저 계정을 추가하세요. 이 항목은 계정 안에 있어야 합니다.",
        ),
        NotAdded::Taken => one(lang, "There is one of that name already.", "같은 이름이 이미 있습니다."),
        NotAdded::Torn => one(
            lang,
            "The text beside can’t be read. Mend it first, or undo.",
            "옆의 텍스트를 읽을 수 없습니다. 텍스트를 먼저 고치거나 실행 취소하세요.",
        ),
    }
}

pub const fn take_in(lang: Lang) -> &'static str {
    one(
        lang,
        "Paste what aws iam get-role or get-user prints",
        "aws iam get-role 또는 get-user의 출력 붙여 넣기",
    )
}

/// What came of a pasted text.
pub fn taken_in(found: &[Described], lang: Lang) -> String {
    let names: Vec<String> = found
        .iter()
        .map(|it| [sort(it.sort, lang), " ", &it.name].concat())
        .collect();
    match (names.is_empty(), lang) {
        (true, Lang::En) => "This describes no user, group or role of AWS’s command line.".into(),
        (true, Lang::Ko) => "AWS CLI가 출력한 사용자, 그룹, 역할이 아닙니다.".into(),
        (false, Lang::En) => ["Taken in: ", &names.join(", "), "."].concat(),
        (false, Lang::Ko) => ["추가함: ", &names.join(", ")].concat(),
    }
}

/// What an entity was taken in without, and what to do.
pub fn without_boundary(one: &Unbounded, lang: Lang) -> String {
    let Unbounded {
        sort, name, boundary, ..
    } = one;
    let what = self::sort(*sort, lang);
    match lang {
        Lang::En => format!(
            "{what} {name} was taken in without its permissions boundary: the policy {boundary} is not in this world, so \
             more may be allowed here than in AWS. Add it, then paste its text: aws iam get-policy-version prints it."
        ),
        Lang::Ko => format!(
            "권한 경계 없이 추가함: {what} {name}. 정책 {boundary} 항목이 이 환경에 없어 여기에서는 AWS보다 더 많이 허용될 수 \
             있습니다. 정책을 추가한 다음 aws iam get-policy-version이 출력하는 텍스트를 붙여 넣으세요."
        ),
    }
}

/// On the button that adds it.
pub fn add_boundary(one: &Unbounded, lang: Lang) -> String {
    let name = one.boundary.rsplit('/').next().unwrap_or_default();
    match lang {
        Lang::En => format!("Add {name}, which allows nothing yet"),
        Lang::Ko => format!("아직 아무것도 허용하지 않는 정책으로 추가: {name}"),
    }
}

pub const fn close(lang: Lang) -> &'static str {
    one(lang, "Done", "완료")
}

pub const fn trusts(lang: Lang) -> &'static str {
    one(lang, "May be assumed by", "이 역할을 수임할 수 있는 주체")
}

pub const fn may_assume(lang: Lang) -> &'static str {
    one(lang, "May assume the role", "수임할 수 있는 역할")
}

pub const fn external_id(lang: Lang) -> &'static str {
    one(lang, "External ID", "외부 ID")
}

pub const fn mfa(lang: Lang) -> &'static str {
    one(lang, "only with MFA", "MFA로 인증한 경우만")
}

pub const fn tags(lang: Lang) -> &'static str {
    one(lang, "may pass session tags", "세션 태그 전달 허용")
}

pub const fn write_trust(lang: Lang) -> &'static str {
    one(lang, "Add to the trust policy", "신뢰 정책에 추가")
}

pub const fn write_policy(lang: Lang) -> &'static str {
    one(lang, "Add an inline policy", "인라인 정책으로 추가")
}

pub const fn nobody_to_pick(lang: Lang) -> &'static str {
    one(lang, "there is nothing to pick yet", "아직 고를 항목이 없습니다")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::model::entity::added;

    #[test]
    fn what_there_is_is_counted() {
        let mut text = r#"{ "version": 1, "steps": [] }"#.to_string();
        for (sort, name) in [(Sort::Account, "111122223333"), (Sort::Role, "A"), (Sort::Role, "B")] {
            text = added(&text, sort, "111122223333", name).unwrap().0;
        }
        let tree = crate::world::model::edit::read(&text).tree.unwrap();
        let found = crate::world::model::entity::entities(&tree);
        assert_eq!(counts(&found, Lang::En), "1 account · 2 roles");
        assert_eq!(counts(&found, Lang::Ko), "계정 1개 · 역할 2개");
    }
}
