//! Types of other crates by their names.

pub mod lang {
    //! A language by its tag.

    use iam_words::Lang;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(lang.tag())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Lang, D::Error> {
        let tag = String::deserialize(from)?;
        Lang::of_tag(&tag).ok_or_else(|| D::Error::custom(format!("`{tag}` is no language")))
    }
}

pub mod kind {
    //! A kind of policy by its name.

    use iam_syntax::policy::PolicyKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(kind: &PolicyKind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.name())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<PolicyKind, D::Error> {
        let name = String::deserialize(from)?;
        PolicyKind::of_name(&name).ok_or_else(|| D::Error::custom(format!("`{name}` is no kind of policy")))
    }
}

pub mod edited {
    //! What is written in an editor by its name.

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::policy::Edited;

    pub fn serialize<S: Serializer>(edited: &Edited, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(edited.name())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Edited, D::Error> {
        let name = String::deserialize(from)?;
        Edited::of_name(&name).ok_or_else(|| D::Error::custom(format!("`{name}` is nothing that is edited")))
    }
}

pub mod kind_if_known {
    //! The same, or nothing.

    use iam_syntax::policy::PolicyKind;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(kind: &Option<PolicyKind>, to: S) -> Result<S::Ok, S::Error> {
        kind.map(PolicyKind::name).serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<PolicyKind>, D::Error> {
        let Some(name) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        match PolicyKind::of_name(&name) {
            Some(kind) => Ok(Some(kind)),
            None => Err(D::Error::custom(format!("`{name}` is no kind of policy"))),
        }
    }
}
