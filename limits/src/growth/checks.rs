//! Many checks of one case, over much that they share.

use super::inputs::{KEY, allows, case, each, world};

fn checks(n: usize) -> String {
    let all = each(n, |at| format!(r#"{{"id":"c{at}","context":{{"app:own":"{at}"}}}}"#));
    format!(r#""checks":[{all}],"#)
}

/// A key of each name, and a condition that reads one of them.
fn over(fields: &str) -> String {
    case(fields, &format!(r#"{{{KEY}{{"StringEquals":{{"app:k7":"v"}}}}}}"#))
}

pub fn context_keys(n: usize) -> String {
    let keys = each(n, |at| format!(r#""app:k{at}":"v""#));
    over(&format!(r#""context":{{{keys}}},{}"#, checks(n)))
}

pub fn unknown_keys(n: usize) -> String {
    let names = each(n, |at| format!(r#""app:k{at}""#));
    over(&format!(r#""unknown":[{names}],{}"#, checks(n)))
}

/// Each holds two values where one may be.
pub fn wrong_keys(n: usize) -> String {
    let keys = each(n, |at| format!(r#""aws:PrincipalTag/k{at}":["v","w"]"#));
    over(&format!(r#""context":{{{keys}}},{}"#, checks(n)))
}

/// Keys that stand on some of the resources of a call.
pub fn keys_of_a_row(n: usize) -> String {
    let keys = each(n, |at| format!(r#""app:k{at}":"v""#));
    let text = over(&format!(
        r#""context":{{"ec2:InstanceType":"t3.micro",{keys}}},{}"#,
        checks(n)
    ));
    let image = "arn:aws:ec2:us-east-1::image/ami-1";
    text.replace("s3:GetObject", "ec2:RunInstances")
        .replace("arn:aws:s3:::b/k", image)
}

pub fn request_tags(n: usize) -> String {
    let keys = each(n, |at| format!(r#""aws:RequestTag/k{at}":"v""#));
    over(&format!(r#""context":{{{keys}}},{}"#, checks(n))).replace("s3:GetObject", "s3:PutObject")
}

fn resources(n: usize) -> String {
    each(n, |at| format!(r#""arn:aws:s3:::b/k{at}""#))
}

pub fn keys_and_resources(n: usize) -> String {
    let keys = each(n, |at| format!(r#""app:k{at}":"v""#));
    let text = over(&format!(r#""context":{{{keys}}},"#));
    text.replace(r#""arn:aws:s3:::b/k""#, &format!("[{}]", resources(n)))
}

pub fn in_a_scenario(n: usize) -> String {
    format!(r#"{{"version":1,"case":{}}}"#, context_keys(n))
}

pub fn in_a_step(n: usize) -> String {
    let keys = each(n, |at| format!(r#""app:k{at}":"v""#));
    let step = format!(
        r#"{{"id":"s","as":"arn:aws:iam::111122223333:user/ana","context":{{{keys}}},"request":{{"action":"s3:GetObject","resource":[{}]}}}}"#,
        resources(n)
    );
    world(1, &step)
}

pub fn statements(n: usize) -> String {
    case(&checks(n), &allows(n))
}
