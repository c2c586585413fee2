//! The linter on a policy as long as a managed policy may be, the catalogue being loaded.

use std::hint::black_box;
use std::time::{Duration, Instant};

use iam_catalog::catalogue::Catalogue;
use iam_lint::words::said;
use iam_lint::{Document, lint};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

/// What a policy of 6 KB may take, its sentences in both languages included.
const LIMIT: Duration = Duration::from_millis(2);
const N_BYTES: usize = 6 * 1024;
const N_RUNS: usize = 500;

/// Lints a policy of each sort again and again, and says how long the run in the middle took.
///
/// # Errors
/// Says which policies took too long.
pub fn run() -> Result<(), String> {
    let started = Instant::now();
    let catalogue = Catalogue::whole();
    for (_, text) in texts() {
        look(&catalogue, &text);
    }
    println!("catalogue loaded in {:.1} ms\n", started.elapsed().as_secs_f64() * 1e3);
    println!("     bytes   median ms  findings  policy");
    let mut slow = Vec::new();
    for (name, text) in texts() {
        let mut times: Vec<Duration> = (0..N_RUNS)
            .map(|_| {
                let started = Instant::now();
                black_box(look(&catalogue, black_box(&text)));
                started.elapsed()
            })
            .collect();
        times.sort_unstable();
        let median = times[N_RUNS / 2];
        let n_findings = look(&catalogue, &text);
        println!(
            "{:>10}  {:>10.3}  {n_findings:>8}  {name}",
            text.len(),
            median.as_secs_f64() * 1e3
        );
        if LIMIT < median {
            slow.push(name);
        }
    }
    if slow.is_empty() {
        println!("\nEach in less than {} ms: met", LIMIT.as_millis());
        return Ok(());
    }
    Err(format!("more than {} ms: {}", LIMIT.as_millis(), slow.join(", ")))
}

fn look(catalogue: &Catalogue, text: &str) -> usize {
    let document = Document {
        text,
        kind: PolicyKind::Identity,
        service: None,
    };
    let findings = lint(&document, catalogue, Some(0));
    for finding in &findings {
        for lang in Lang::ALL {
            black_box(said(finding, lang));
        }
    }
    findings.len()
}

fn texts() -> Vec<(&'static str, String)> {
    let exact = r#"{"Sid":"S0","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":["arn:aws:s3:::amzn-s3-demo-bucket","arn:aws:s3:::amzn-s3-demo-bucket/*"],"Condition":{"StringEquals":{"aws:PrincipalTag/Team":"red"}}},"#;
    let wild = r#"{"Effect":"Allow","Action":["ec2:*","ec2:Describe*","s3:Get*","lambda:*Function*"],"Resource":["arn:aws:ec2:*:*:instance/*","arn:aws:s3:::b*/*","arn:aws:lambda:*:*:function:*"],"Condition":{"StringLike":{"ec2:ResourceTag/Team":"r*"}}},"#;
    let flawed = r#"{"Effect":"Allow","Action":["s3:GetObjekt","ec2:RunInstnces","lamda:Invoke","iam:PassRole"],"Resource":["arn:aws:s3:us-east-1::b/k","arn:aws:sqs:::q"],"Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::1:role/*","ec2:InstanceTyp":"x"}}},"#;
    vec![
        ("actions by name", filled(exact)),
        ("actions by wildcard", filled(wild)),
        ("every line has flaws", filled(flawed)),
    ]
}

/// As many of a statement as there is room for.
fn filled(statement: &str) -> String {
    let head = r#"{"Version":"2012-10-17","Statement":["#;
    let n_statements = (N_BYTES - head.len() - 2) / statement.len();
    // Each is a little different, so that none is part of another.
    let all: String = (0..n_statements)
        .map(|idx| {
            statement
                .replace("\"S0\"", &format!("\"S{idx}\""))
                .replace("red", &format!("red{idx}"))
                .replace("r*", &format!("r{idx}*"))
        })
        .collect();
    format!("{head}{}]}}", all.trim_end_matches(','))
}
