//! Words of a command line, quoted for a POSIX shell.

/// A command with its options, one a line.
pub struct Command(String);

impl Command {
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// Adds an option with the values that it takes.
    pub fn option<'v>(&mut self, name: &str, values: impl IntoIterator<Item = &'v str>) {
        let Self(text) = self;
        text.push_str(" \\\n  ");
        text.push_str(name);
        for value in values {
            text.push(' ');
            word(text, value);
        }
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// Whether the command line of AWS takes a value for what it is: not for another option, nor for the name of a file or an
/// address to read it from.
pub fn is_plain(value: &str) -> bool {
    const FROM_ELSEWHERE: [&str; 4] = ["file://", "fileb://", "http://", "https://"];
    let lower = value.trim_start().to_ascii_lowercase();
    !value.is_empty() && !lower.starts_with('-') && FROM_ELSEWHERE.iter().all(|it| !lower.starts_with(it))
}

/// One word: as it is where a shell reads it so, in single quotes otherwise. No command can be given a NUL.
fn word(text: &mut String, word: &str) {
    let is_bare = |it: char| it.is_ascii_alphanumeric() || "-_./:,@%+".contains(it);
    if !word.is_empty() && word.chars().all(is_bare) {
        text.push_str(word);
        return;
    }
    text.push('\'');
    for character in word.chars() {
        match character {
            '\'' => text.push_str("'\\''"),
            '\0' => {}
            other => text.push(other),
        }
    }
    text.push('\'');
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The words that a shell makes of a command.
    pub fn split(command: &str) -> Vec<String> {
        let script = ["printf '%s\\0' ", command].concat();
        let output = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
        assert!(output.status.success(), "{command}");
        let text = String::from_utf8(output.stdout).unwrap();
        text.strip_suffix('\0')
            .unwrap_or(&text)
            .split('\0')
            .map(str::to_string)
            .collect()
    }

    #[test]
    fn a_shell_reads_the_same_words_back() {
        const WORDS: [&str; 16] = [
            "s3:GetObject",
            "arn:aws:s3:::bucket/*",
            "",
            "it's",
            "''",
            "a\\",
            "a\\'b",
            "$HOME `id` $(id)",
            "a\nb\n",
            "~",
            "!x",
            "{\"Version\": \"2012-10-17\"}",
            "a b\t",
            "#no",
            "정책",
            "a;b|c&d>e",
        ];
        let mut command = Command::new("aws");
        command.option("--words", WORDS);
        let mut expected = vec!["aws", "--words"];
        expected.extend(WORDS);
        assert_eq!(split(&command.finish()), expected);
    }

    #[test]
    fn what_would_be_read_from_elsewhere_is_not_plain() {
        for value in [
            "",
            "-x",
            "--endpoint-url=https://a",
            "file:///etc/passwd",
            " FILEB://x",
            "http://a",
            "https://a",
        ] {
            assert!(!is_plain(value), "{value}");
        }
        for value in ["*", "s3:*", "arn:aws:s3:::a", "a file://b"] {
            assert!(is_plain(value), "{value}");
        }
    }
}
