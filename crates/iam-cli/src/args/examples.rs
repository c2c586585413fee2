//! Examples of each command and its exit status, which stand below its help.

pub const EVAL_EXAMPLES: &str = "\
Examples:
  iam-playground eval case.json
  iam-playground eval --trace --format text case.json
  iam-playground eval --call --format text case.json
  cat cases.jsonl | iam-playground eval > answers.jsonl

Exit status:
  0  every case was evaluated, and every expectation met
  1  an expectation was not met
  2  something could not be read or evaluated";

pub const RUN_EXAMPLES: &str = "\
Examples:
  iam-playground run scenario.json
  iam-playground run --format text *.json

Exit status:
  0  every step was evaluated, and every expectation met
  1  an expectation was not met
  2  something could not be read or evaluated";

pub const TEST_EXAMPLES: &str = "\
Examples:
  iam-playground test policies/
  iam-playground test --watch cases/ scenario.json
  iam-playground test --format junit policies/ > report.xml

Exit status:
  0  every expectation was met
  1  an expectation was not met
  2  something could not be read or evaluated, or nothing expects anything";

pub const RENDER_EXAMPLES: &str = "\
Examples:
  iam-playground render case.json > case.md
  iam-playground render --format html --playground https://PLAYGROUND.example/ scenario.json
  iam-playground render --in-place docs/ README.md
  iam-playground render --in-place --check docs/

Exit status:
  0  everything was written; with --check, every verdict is as it would be
  1  an expectation was not met; with --check, or a verdict is not as it would be
  2  something could not be read, evaluated or written";

pub const WORLD_EXAMPLES: &str = "\
Examples:
  iam-playground world case.json > scenario.json
  iam-playground world case.json | iam-playground run --format text

Exit status:
  0  the scenario was written
  2  the case could not be read or its request not be evaluated";

pub const EXPLAIN_EXAMPLES: &str = "\
Examples:
  iam-playground explain case.json
  iam-playground explain --matrix --lang ko case.json
  iam-playground explain --depends --format json case.json

Exit status:
  0  every request was answered
  2  something could not be read or evaluated";

pub const MESSAGE_EXAMPLES: &str = "\
Examples:
  aws s3 cp s3://reports/q1.csv . 2>&1 | iam-playground message
  iam-playground message --format text denied.txt

Exit status:
  0  every message names a request that was denied
  2  one does not, or could not be read";

pub const LINT_EXAMPLES: &str = "\
Examples:
  iam-playground lint policy.json
  iam-playground lint --kind trust --format json role.json
  iam-playground lint --kind resource:s3 --fail-on warning bucket.json
  aws iam get-role --role-name app | iam-playground lint
  iam-playground lint --suppress 'CONFUSED_DEPUTY=the account is ours' trust.json

Exit status:
  0  no finding is as grave as --fail-on says
  1  a finding is
  2  something could not be read";

pub const REACH_EXAMPLES: &str = "\
Examples:
  iam-playground reach arn:aws:iam::111122223333:user/ana scenario.json
  iam-playground who-can-assume arn:aws:iam::444455556666:role/Deploy --format text scenario.json
  iam-playground reach arn:aws:iam::111122223333:user/ana --context aws:SourceIp=203.0.113.9 scenario.json

Exit status:
  0  the question was answered
  2  something could not be read";
