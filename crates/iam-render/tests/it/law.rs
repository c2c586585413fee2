//! What holds of every document, tried on random ones.

use iam_render::document::{Below, blocks};
use iam_render::flaw::What;
use iam_render::in_place::{stale, written};

use crate::verdicts::SETTING;

/// A small generator of numbers: the same ones each time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // OK because the remainder is below a `usize`.
        (self.0 % n as u64) as usize
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const MARKS: [&str; 5] = ["```", "````", "~~~", "~~~~~", "```"];
const WORDS: [&str; 8] = [
    "iam action=s3:GetObject resource=*",
    "iam action=s3:GetObject resource=* view=trace",
    "iam action=s3:GetObject resource=* expect=allowed",
    "iam,action=s3:GetObject",
    "{ .iam action=s3:PutObject }",
    "iam",
    "iam acton=s3:GetObject",
    "json",
];
const TEXTS: [&str; 6] = [
    "{ \"Statement\": [] }",
    "{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Sid\": \"``` --> **\" } }",
    "{ \"Statement\": {\n\n  \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\" } }",
    "{ \"principal\": \"arn:aws:iam::111122223333:user/a\", \"action\": \"s3:GetObject\", \"resource\": \"*\" }",
    "{ \"Statement\": ",
    "<!-- /iam:verdict -->",
];
const BEHIND: [&str; 10] = [
    "",
    "\n",
    "Text behind it.\n",
    "\n<!-- iam:verdict -->\n\n> Old.\n\n<!-- /iam:verdict -->\n",
    "\n\n<!-- iam:verdict: x -->\n<!-- /iam:verdict -->\nText.\n",
    "\n<!-- iam:verdict -->\n",
    "\n<!-- /iam:verdict -->\n",
    "\n<!-- a comment -->\n",
    "\n# Heading\n",
    "***\n",
];
const BETWEEN: [&str; 9] = [
    "Some *text*\n",
    "\n",
    "\n    ```iam\n    {}\n    ```\n\n",
    "<details>\n\n",
    "- item\n",
    "1. item\n\n",
    "> quoted\n",
    "| a | b |\n|---|---|\n",
    "---\ntitle: x\n---\n",
];
/// What the first line of a piece begins with, and each further one.
const WITHIN: [(&str, &str); 8] = [
    ("", ""),
    ("", ""),
    ("  ", "  "),
    ("- ", "  "),
    ("> ", "> "),
    ("1. ", "   "),
    ("> - ", ">   "),
    ("-\t", "\t"),
];

fn piece(random: &mut Random) -> String {
    let mark = random.of(&MARKS);
    let end = if random.below(12) == 0 { "" } else { mark };
    let block = format!(
        "{mark}{}\n{}\n{end}\n{}",
        random.of(&WORDS),
        random.of(&TEXTS),
        random.of(&BEHIND)
    );
    let (first, further) = WITHIN[random.below(WITHIN.len())];
    let lines = block.lines().enumerate();
    let lines = lines.map(|(number, line)| {
        let start = if number == 0 { first } else { further };
        [start, line].concat().trim_end().to_string() + "\n"
    });
    lines.collect()
}

fn document(random: &mut Random) -> String {
    let n_pieces = random.below(5);
    let mut document: String = (0..n_pieces)
        .map(|_| match random.below(3) {
            0 => random.of(&BETWEEN).to_string(),
            _ => piece(random) + random.of(&["\n", "\n", ""]),
        })
        .collect();
    if random.below(4) == 0 {
        document = document.replace('\n', "\r\n");
    }
    if random.below(4) == 0 {
        document.truncate(document.trim_end().len());
    }
    document
}

/// The lines that are not of a verdict, and hold something: blank lines around a verdict are made as they are needed.
fn own_lines(document: &str) -> Vec<String> {
    let mut text = String::new();
    let mut at = 0;
    for block in blocks(document) {
        if let Below::Verdict(range) = block.below {
            text.push_str(&document[at..range.start]);
            at = range.end;
        }
    }
    text.push_str(&document[at..]);
    let is_said = |it: &&str| !it.trim_matches([' ', '\t', '>']).is_empty();
    text.lines().filter(is_said).map(str::to_string).collect()
}

fn is_within(some: &[String], all: &[&str]) -> bool {
    let mut all = all.iter();
    some.iter().all(|it| all.any(|one| one == it))
}

#[test]
fn a_verdict_is_written_once_and_nothing_else_is_changed() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let times: usize = std::env::var("WORLDS_TIMES").map_or(1, |it| it.parse().expect("a number"));
    let n_documents = 2_000 * times;
    let (mut n_verdicts, mut n_flaws, mut n_replaced) = (0, 0, 0);
    for _ in 0..n_documents {
        let document = document(&mut random);
        let before = blocks(&document);
        let once = written(&document, SETTING);
        let after = blocks(&once.text);
        let texts = |blocks: &[iam_render::document::Block]| -> Vec<_> {
            blocks
                .iter()
                .map(|it| (it.text.clone(), it.words.clone(), it.is_closed))
                .collect()
        };
        assert_eq!(texts(&before), texts(&after), "{document:?}\n{:?}", once.text);
        let twice = written(&once.text, SETTING);
        assert_eq!(once.text, twice.text, "{document:?}");
        let what = |flaws: &[iam_render::flaw::Flaw]| flaws.iter().map(|it| it.what.clone()).collect::<Vec<_>>();
        assert_eq!(what(&once.flaws), what(&twice.flaws), "{document:?}");
        let is_change = |it: &What| matches!(it, What::Stale | What::NoVerdict);
        assert!(
            !what(&stale(&once.text, SETTING)).iter().any(is_change),
            "{:?}",
            once.text
        );
        assert_eq!(
            once.text != document,
            what(&stale(&document, SETTING)).iter().any(is_change),
            "{document:?}"
        );
        let now: Vec<&str> = once.text.lines().collect();
        assert!(is_within(&own_lines(&document), &now), "{document:?}\n{:?}", once.text);
        n_verdicts += after.iter().filter(|it| matches!(it.below, Below::Verdict(_))).count();
        n_replaced += before.iter().filter(|it| matches!(it.below, Below::Verdict(_))).count();
        n_flaws += once.flaws.len();
    }
    let enough = n_documents / 10;
    assert!(
        enough < n_verdicts && enough < n_flaws && enough / 4 < n_replaced,
        "{n_verdicts} {n_flaws} {n_replaced}"
    );
}
