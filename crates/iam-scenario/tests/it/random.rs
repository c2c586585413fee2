//! Random cases, the same ones every time.

use iam_calls::asked::{Fact, Said};
use iam_calls::when::When;
use iam_scenario::case::{
    CallInput, Case, Check, ContextEntry, ContextInput, EndpointInput, Extra, LevelInput, OwnResource, PolicyInput,
    PolicyInputs, PrincipalInput, PrincipalObject, RequestInput, Resources, Title, WholeCall,
};

/// A source of numbers (xorshift).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    pub fn bytes(&mut self, most: usize) -> Vec<u8> {
        let n_bytes = self.below(most + 1);
        (0..n_bytes).map(|_| self.below(256) as u8).collect()
    }

    fn some<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.once_in(2).then(|| make(self))
    }

    fn several<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let n = self.below(most + 1);
        (0..n).map(|_| make(self)).collect()
    }

    /// A text with all that is hard to write.
    fn text(&mut self) -> String {
        let parts = self.several(4, |it| {
            it.one_of(&[
                "a", "policy", "\"", "\\", "\n", "\t", "\r", "\0", "\u{1f}", "\u{7f}", "\u{2028}", "역할", "🦀", "{",
                "}", "/", "~", " ", "null", "\\u0041",
            ])
        });
        parts.concat()
    }

    fn extra(&mut self, stem: &str) -> Extra {
        let values = self.several(2, |it| {
            it.one_of(&[
                "1",
                "null",
                "\"x\"",
                "[1, 2]",
                "{ \"a\": {\"b\":[]} }",
                "1e3",
                "\"\\u0041\"",
            ])
        });
        let named = |(at, value): (usize, &str)| (format!("{stem}{at}"), value.to_string());
        values.into_iter().enumerate().map(named).collect()
    }

    fn title(&mut self, stem: &str) -> Title {
        if self.once_in(2) {
            return Title::Plain(self.text());
        }
        Title::Both {
            en: self.text(),
            ko: self.text(),
            extra: self.extra(stem),
        }
    }

    fn principal(&mut self, stem: &str) -> PrincipalInput {
        match self.below(4) {
            0 => PrincipalInput::Text(self.text()),
            1 => PrincipalInput::Service(self.text()),
            2 => PrincipalInput::Federated(self.text()),
            _ => PrincipalInput::Object(PrincipalObject {
                arn: self.text(),
                role_arn: self.some(Self::text),
                user_arn: self.some(Self::text),
                unique_id: self.some(Self::text),
                service_linked_role: self.some(|it| it.once_in(2)),
                extra: self.extra(stem),
            }),
        }
    }

    fn request(&mut self, stem: &str) -> RequestInput {
        RequestInput {
            principal: self.some(|it| it.principal(stem)),
            action: self.some(Self::text),
            resources: self.resources(stem),
            resource_account: self.some(Self::text),
            context: self.context(),
            unknown: self.some(|it| it.several(3, Self::text)),
            call: self.some(|it| it.call(stem)),
        }
    }

    fn context(&mut self) -> Vec<ContextEntry> {
        let values = self.several(4, |it| match it.below(3) {
            0 => ContextInput::Removed,
            1 => ContextInput::One(it.text()),
            _ => ContextInput::Many(it.several(3, Self::text)),
        });
        let named = |(at, value)| ContextEntry {
            name: format!("aws:Key \"{at}\""),
            value,
        };
        values.into_iter().enumerate().map(named).collect()
    }

    fn resources(&mut self, stem: &str) -> Resources {
        let own = self.several(3, |it| OwnResource {
            arn: it.text(),
            context: it.context(),
            extra: it.extra(stem),
        });
        match own.is_empty() {
            true => Resources::Plain(self.several(3, Self::text)),
            false => Resources::Own(own),
        }
    }

    fn call(&mut self, stem: &str) -> CallInput {
        let said = |it: &mut Self| match it.below(3) {
            0 => Said::No,
            1 => Said::Yes,
            _ => Said::Of(it.several(3, Self::text)),
        };
        let facts = When::ALL.into_iter().filter_map(|when| {
            let is_said = self.once_in(8);
            is_said.then(|| Fact { when, said: said(self) })
        });
        let facts = facts.collect();
        match self.once_in(4) {
            true => CallInput::Alone,
            false => CallInput::Whole(WholeCall {
                facts,
                extra: self.extra(stem),
            }),
        }
    }

    fn policy(&mut self, stem: &str) -> PolicyInput {
        // What may stand in a case as it is, and what may not.
        let objects = [
            "{}",
            "{ \"Version\" :\n\t\"2012-10-17\" }",
            "{\"a\":1,\"a\":2}",
            "{\"역할\": [1.50, -0e+1]}",
        ];
        let is_object = self.once_in(2);
        let text = if is_object {
            self.one_of(&objects).to_string()
        } else if self.once_in(2) {
            self.one_of(&["", "{", " {} ", "[]", "{\"a\":}", "not JSON", "{}x"])
                .to_string()
        } else {
            self.text()
        };
        PolicyInput {
            name: self.text(),
            text,
            enabled: !self.once_in(4),
            from: self.some(Self::text),
            is_object,
            extra: self.extra(stem),
        }
    }

    fn level(&mut self, stem: &str) -> LevelInput {
        LevelInput {
            target: self.text(),
            policies: self.several(2, |it| it.policy(stem)),
            extra: self.extra(stem),
        }
    }

    fn policies(&mut self, stem: &str) -> PolicyInputs {
        let session = self.several(3, |it| it.several(2, |it| it.policy(stem)));
        PolicyInputs {
            is_session_nested: session.len() == 1 && (session[0].is_empty() || self.once_in(2)),
            session,
            identity: self.several(3, |it| it.policy(stem)),
            boundary: self.some(|it| it.policy(stem)),
            resource: self.some(|it| it.policy(stem)),
            scps: self.several(3, |it| it.level(stem)),
            rcps: self.several(3, |it| it.level(stem)),
            endpoint: self.some(|it| EndpointInput {
                policy: it.policy(stem),
                gateway: it.once_in(2),
            }),
            extra: self.extra(stem),
        }
    }

    fn check(&mut self, stem: &str) -> Check {
        Check {
            id: self.text(),
            title: self.some(|it| it.title(stem)),
            request: self.request(stem),
            expect: self.some(|_| "{ \"decision\": \"allowed\" }".into()),
            extra: self.extra(stem),
        }
    }

    /// A case. Fields that the program does not know begin with `stem`.
    pub fn case(&mut self, stem: &str) -> Case {
        Case {
            id: self.some(Self::text),
            title: self.some(|it| it.title(stem)),
            request: self.request(stem),
            policies: self.policies(stem),
            expect: self.some(|_| "{\"decidedBy\":null}".into()),
            checks: self.several(3, |it| it.check(stem)),
            extra: self.extra(stem),
        }
    }
}
