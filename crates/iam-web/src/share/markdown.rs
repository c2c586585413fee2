//! What is in sight as Markdown: the verdict with its reasons, and as a block that an embed takes over.

/// A verdict with its reasons, which the explanation begins with, and the way back here.
pub fn verdict(explanation: &str, opens: &str, url: &str) -> String {
    let (first, rest) = explanation
        .trim_end()
        .split_once('\n')
        .unwrap_or((explanation.trim_end(), ""));
    let reasons = match rest.trim_matches('\n') {
        "" => String::new(),
        rest => [&block("text", rest), "\n\n"].concat(),
    };
    [
        "**",
        &escaped(first.trim()),
        "**\n\n",
        &reasons,
        "[",
        opens,
        "](",
        url,
        ")\n",
    ]
    .concat()
}

/// A fenced block, whose fence is longer than any in the text.
pub fn block(language: &str, text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    [&fence, language, "\n", text.trim_end(), "\n", &fence].concat()
}

/// A line in which nothing is markup.
fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for it in line.chars() {
        if "\\`*_[]<>|#~".contains(it) {
            escaped.push('\\');
        }
        escaped.push(it);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_told_apart_from_markup() {
        let text = verdict(
            "Denied: s3:Get* of a_b\n- one\n  - `two`\n",
            "Open",
            "https://x.example/#s=1.a.b",
        );
        assert_eq!(
            text,
            "**Denied: s3:Get\\* of a\\_b**\n\n```text\n- one\n  - `two`\n```\n\n[Open](https://x.example/#s=1.a.b)\n"
        );
        assert_eq!(verdict("Allowed\n", "Open", "u"), "**Allowed**\n\n[Open](u)\n");
    }

    #[test]
    fn a_fence_is_longer_than_any_inside() {
        assert_eq!(block("iam", "{}\n"), "```iam\n{}\n```");
        assert_eq!(block("iam", "a ```` b"), "`````iam\na ```` b\n`````");
    }
}
