//! Reads as much of TypeScript as the package's declarations are written in.

use std::collections::BTreeMap;

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// One that is declared, or `string` and its like.
    Name(String),
    /// `"a"`, `1` or `true`, as JSON.
    Literal(String),
    List(Box<Type>),
    Tuple(Vec<Type>),
    Object(Vec<Field>),
    /// Any names, and what they hold.
    Record(Box<Type>),
    Union(Vec<Type>),
    Both(Vec<Type>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: String,
    pub is_optional: bool,
    pub holds: Type,
}

/// The interfaces and types of a file by their names; what an interface extends is in it.
pub fn declarations(text: &str) -> BTreeMap<String, Type> {
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
    };
    let mut declared: BTreeMap<String, Type> = BTreeMap::new();
    while reader.at < reader.tokens.len() {
        if reader.takes("import") {
            reader.until_end();
            continue;
        }
        reader.expect("export");
        match reader.next().as_str() {
            "interface" => {
                let name = reader.next();
                let base = reader.takes("extends").then(|| reader.next());
                let mut is = reader.object();
                if let (Type::Object(own), Some(Type::Object(fields))) = (&mut is, base.map(|it| declared[&it].clone()))
                {
                    own.extend(fields);
                }
                declared.insert(name, is);
            }
            "type" => {
                let name = reader.next();
                reader.expect("=");
                let is = reader.any();
                reader.expect(";");
                declared.insert(name, is);
            }
            other => panic!("`{other}` is declared"),
        }
    }
    declared
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        let token = self.peek().to_string();
        self.at += 1;
        token
    }

    fn takes(&mut self, token: &str) -> bool {
        let is_next = self.peek() == token;
        self.at += usize::from(is_next);
        is_next
    }

    fn until_end(&mut self) {
        while self.next() != ";" {}
    }

    #[track_caller]
    fn expect(&mut self, token: &str) {
        let next = self.next();
        assert_eq!(
            token,
            next,
            "after {:?}",
            &self.tokens[self.at.saturating_sub(8)..self.at]
        );
    }

    fn any(&mut self) -> Type {
        self.takes("|");
        let mut all = vec![self.both()];
        while self.takes("|") {
            all.push(self.both());
        }
        one_or(all, Type::Union)
    }

    fn both(&mut self) -> Type {
        let mut all = vec![self.listed()];
        while self.takes("&") {
            all.push(self.listed());
        }
        one_or(all, Type::Both)
    }

    fn listed(&mut self) -> Type {
        let mut is = self.single();
        while self.takes("[") {
            self.expect("]");
            is = Type::List(Box::new(is));
        }
        is
    }

    fn single(&mut self) -> Type {
        match self.peek() {
            "{" => self.object(),
            "(" => {
                self.expect("(");
                let is = self.any();
                self.expect(")");
                is
            }
            "[" => self.tuple(),
            _ => {
                let token = self.next();
                match token.as_str() {
                    "Record" => {
                        self.expect("<");
                        self.any();
                        self.expect(",");
                        let holds = self.any();
                        self.expect(">");
                        Type::Record(Box::new(holds))
                    }
                    "true" | "false" => Type::Literal(token),
                    _ if token.starts_with(['"', '0', '1']) => Type::Literal(token),
                    _ => Type::Name(token),
                }
            }
        }
    }

    fn tuple(&mut self) -> Type {
        self.expect("[");
        let mut all = Vec::new();
        while !self.takes("]") {
            // Its places may have names.
            if self.tokens[self.at + 1] == ":" {
                self.at += 2;
            }
            all.push(self.any());
            self.takes(",");
        }
        Type::Tuple(all)
    }

    fn object(&mut self) -> Type {
        self.expect("{");
        let mut fields = Vec::new();
        let mut others = None;
        while !self.takes("}") {
            if self.takes("[") {
                while self.next() != "]" {}
                self.expect(":");
                others = Some(self.any());
            } else {
                let name = self.next().trim_matches('"').to_string();
                let is_optional = self.takes("?");
                self.expect(":");
                let holds = self.any();
                fields.push(Field {
                    name,
                    is_optional,
                    holds,
                });
            }
            self.takes(";");
        }
        match others {
            Some(holds) if fields.is_empty() => Type::Record(Box::new(holds)),
            // Free names beside those that are listed come in alone.
            _ => Type::Object(fields),
        }
    }
}

fn one_or(mut all: Vec<Type>, many: fn(Vec<Type>) -> Type) -> Type {
    match all.len() {
        1 => all.remove(0),
        _ => many(all),
    }
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
        let length = if rest.starts_with("/*") {
            until("*/")
        } else if rest.starts_with("//") {
            until("\n")
        } else if first == '"' || first == '`' {
            rest[1..].find(first).map_or(rest.len(), |at| at + 2)
        } else if first.is_alphanumeric() || first == '_' {
            let is_word = |it: char| it.is_alphanumeric() || it == '_' || it == '$';
            rest.find(|it| !is_word(it)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !rest.starts_with("//") && !rest.starts_with("/*") {
            tokens.push(rest[..length].to_string());
        }
        rest = rest[length..].trim_start();
    }
    tokens
}
