//! Blocks as elements.

use iam_render::elements::with_elements;

use crate::verdicts::{POLICY, SETTING};

const OF_RESOURCE: &str =
    r#"{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" } }"#;

#[test]
fn a_block_becomes_an_element_with_its_verdict() {
    let words = "iam action=s3:GetObject resource=arn:aws:s3:::box/k view=trace height=20rem expect=allowed";
    let html =
        with_elements(&format!("Before.\n\n```{words}\n{POLICY}\n```\n\nBehind.\n"), SETTING).expect("an element");
    let start = "Before.\n\n<iam-playground view=\"trace\" height=\"20rem\" action=\"s3:GetObject\" resource=\"arn:aws:s3:::box/k\">\n\
        <pre><code class=\"language-iam\">{\n  &quot;Statement&quot;: [\n";
    assert!(html.starts_with(start), "{html}");
    let verdict = "</code></pre>\n<div class=\"iam-verdict\">\n\
        <p>Some user asks for <code>s3:GetObject</code> on <code>arn:aws:s3:::box/k</code>.</p>\n<p data-decision=\"allowed\"><strong>Allowed.</strong> s3:GetObject is allowed by";
    assert!(html.contains(verdict), "{html}");
    assert!(html.contains("“Read_*&lt;b&gt;”"), "{html}");
    assert!(html.contains("<ol>\n<li>"), "{html}");
    assert!(html.ends_with("</div>\n</iam-playground>\n\nBehind.\n"), "{html}");
    let element = &html[html.find("<iam").expect("a start")..html.find("</iam").expect("an end")];
    assert!(
        element.lines().all(|it| !it.trim().is_empty()),
        "a blank line ends HTML: {element}"
    );
    // The text is as it was, blank lines and all.
    let code = &element[element.find("language-iam\">").expect("code") + 14..element.find("</code>").expect("an end")];
    let text = code
        .replace("&#10;", "\n")
        .replace("\n\n\n", "\n\n")
        .replace("&quot;", "\"");
    assert_eq!(POLICY, text.replace("&lt;", "<").replace("&gt;", ">"));
}

#[test]
fn a_policy_that_belongs_to_a_resource_is_said_to() {
    let html = with_elements(
        &format!("```iam action=s3:GetObject resource=*\n{OF_RESOURCE}\n```\n"),
        SETTING,
    )
    .expect("an element");
    assert!(
        html.starts_with("<iam-playground action=\"s3:GetObject\" resource=\"*\" kind=\"resource\">"),
        "{html}"
    );
}

#[test]
fn every_word_of_a_block_comes_to_its_element() {
    let words = "view=matrix lang=ko editable at=2 theme=dark spoiler height=9rem load=click playground=https://p.example/ title=T \
        kind=resource name=N principal=arn:aws:iam::111122223333:user/u action=s3:GetObject resource=arn:aws:s3:::box/k context.aws:SecureTransport=false";
    let html = with_elements(&format!("```iam {words}\n{OF_RESOURCE}\n```\n"), SETTING).expect("an element");
    let start = "<iam-playground view=\"matrix\" lang=\"ko\" editable=\"\" at=\"2\" theme=\"dark\" spoiler=\"\" height=\"9rem\" load=\"click\" \
        playground=\"https://p.example/\" title=\"T\" name=\"N\" principal=\"arn:aws:iam::111122223333:user/u\" action=\"s3:GetObject\" resource=\"arn:aws:s3:::box/k\" kind=\"resource\" \
        context=\"aws:SecureTransport=false\">";
    assert!(html.starts_with(start), "{html}");
    let of = |kind: &str, policy: &str| {
        let words = "action=s3:GetObject resource=arn:aws:s3:::box/k";
        with_elements(&format!("```iam {words} kind={kind}\n{policy}\n```\n"), SETTING)
    };
    for (kind, policy, said) in [
        ("identity", POLICY, "identity"),
        ("trust", OF_RESOURCE, "resource"),
        ("key", OF_RESOURCE, "resource"),
    ] {
        let html = of(kind, policy).expect("an element");
        assert!(html.contains(&format!(" kind=\"{said}\"")), "{html}");
    }
}

#[test]
fn every_flaw_is_told() {
    let block = |words: &str| format!("```iam {words}\n{POLICY}\n```\n\n");
    let document = [block("expect=denied"), block("acton=x"), block("")].concat();
    let flaws = with_elements(&document, SETTING).expect_err("flaws");
    assert_eq!([1, 11], flaws.iter().map(|it| it.line).collect::<Vec<_>>()[..]);
}

#[test]
fn what_is_no_block_of_ours_stays() {
    let document = "```json\n{}\n```\n\n    ```iam\n    {}\n    ```\n\n`` ```iam ``\n";
    assert_eq!(Ok(document.to_string()), with_elements(document, SETTING));
}
