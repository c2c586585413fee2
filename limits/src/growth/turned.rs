//! Questions whose decision is turned round: what is tried is bounded, and so is how often each thing is compared with each.

use super::inputs::{KEY, case, each};

/// Resources of one call, of which a statement lists none.
pub fn resources(n: usize) -> String {
    let asked = each(n, |at| format!(r#""arn:aws:s3:::b/k{at}""#));
    let statement = r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/other"}"#;
    case("", statement).replace(r#""arn:aws:s3:::b/k""#, &format!("[{asked}]"))
}

/// Tags that are sent, whose keys are all of another letter case in the list.
pub fn tags(n: usize) -> String {
    let tags = each(n, |at| format!(r#""aws:RequestTag/k{at}":"v""#));
    let names = each(n, |at| format!(r#""k{at}""#));
    let listed = each(n, |at| format!(r#""K{at}""#));
    let statement = format!(r#"{{{KEY}{{"ForAllValues:StringEquals":{{"aws:TagKeys":[{listed}]}}}}}}"#);
    case(&format!(r#""context":{{"aws:TagKeys":[{names}],{tags}}},"#), &statement)
}

/// Values that none of as many patterns fits; an edit lists them beside the patterns.
pub fn patterns(n: usize) -> String {
    let listed = each(n, |at| format!(r#""*a*{at}*b*""#));
    let held = each(n, |at| format!(r#""xaay{at}""#));
    let statement = format!(r#"{{{KEY}{{"ForAllValues:StringLike":{{"app:k":[{listed}]}}}}}}"#);
    case(&format!(r#""context":{{"app:k":[{held}]}},"#), &statement)
}
