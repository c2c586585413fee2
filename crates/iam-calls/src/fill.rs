//! ARNs that follow from a request: partition, Region and account filled into a format; buckets of objects; both sides of
//! an access point.

use alloc::format;
use alloc::string::{String, ToString};

use iam_eval::context::Looked;
use iam_eval::request::Request;
use iam_syntax::arn::Arn;

/// What is known to fill in.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    partition: &'a str,
    region: Option<&'a str>,
    account: Option<&'a str>,
}

impl<'a> Places<'a> {
    pub fn of(request: &'a Request, account: Option<&'a str>) -> Self {
        let arn = Arn::parse(&request.resource.text);
        let asked_in = match request.context.get("aws:RequestedRegion") {
            Looked::One(region) => Some(region),
            Looked::Many(_) | Looked::Unknown | Looked::Absent => None,
        };
        let in_arn = arn
            .map(|arn| arn.region)
            .filter(|it| !it.is_empty() && !it.contains('*'));
        Self {
            partition: arn
                .map(|arn| arn.partition)
                .or(request.caller.partition())
                .unwrap_or("aws"),
            region: in_arn.or(asked_in),
            account,
        }
    }
}

/// A format with what is known filled in; the rest stays in `${…}`.
pub fn fill(format: &str, places: &Places) -> String {
    let mut text = String::with_capacity(format.len() + 16);
    let mut rest = format;
    while let Some((before, placeholder)) = rest.split_once("${") {
        text.push_str(before);
        let (name, after) = placeholder.split_once('}').unwrap_or((placeholder, ""));
        let known = match name {
            "Partition" => Some(places.partition),
            "Region" => places.region,
            "Account" => places.account,
            _ => None,
        };
        match known {
            Some(known) => text.push_str(known),
            None => text.extend(["${", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The bucket of an object: `arn:aws:s3:::box` of `arn:aws:s3:::box/key`.
pub fn bucket(object: &str) -> Option<String> {
    let arn = Arn::parse(object)?;
    let (bucket, _) = arn.resource.split_once('/')?;
    let is_bucket = arn.service == "s3" && arn.account.is_empty();
    is_bucket.then(|| format!("arn:{}:s3:::{bucket}", arn.partition))
}

/// The name of the table of DynamoDB that something is or lies in: `orders` of `table/orders/index/by-day`.
pub fn table(of: &str) -> Option<String> {
    let arn = Arn::parse(of).filter(|arn| arn.service == "dynamodb")?;
    let names = arn.resource.strip_prefix("table/")?;
    names.split('/').next().map(ToString::to_string)
}

/// The format of the database of AWS Glue in which something lies: `database/sales` of `table/sales/orders`.
pub fn database(of: &str) -> String {
    let names = Arn::parse(of).and_then(|arn| arn.resource.split_once('/'));
    let name = names.map_or("${DatabaseName}", |(_, names)| names.split('/').next().unwrap_or(names));
    format!("arn:${{Partition}}:glue:${{Region}}:${{Account}}:database/{name}")
}

/// The object that the header `x-amz-copy-source` names: `/bucket/key`, or an ARN.
pub fn copy_source(source: &str, places: &Places) -> String {
    if Arn::parse(source).is_some() {
        return source.to_string();
    }
    let object = source.trim_start_matches('/');
    let object = object.split("?versionId=").next().unwrap_or(object);
    fill(&format!("arn:${{Partition}}:s3:::{object}"), places)
}

/// The format of what lies behind an access point: its bucket, or the object in it.
pub fn behind_access_point(access_point: &str) -> String {
    let bucket = "arn:${Partition}:s3:::${BucketName}";
    match access_point.split_once("/object/") {
        Some((_, object)) => format!("{bucket}/{object}"),
        None => bucket.to_string(),
    }
}

/// An object as it is named by an access point.
pub fn in_front(object: &str, access_point: Option<&str>, places: &Places) -> String {
    let key = Arn::parse(object)
        .and_then(|arn| arn.resource.split_once('/'))
        .map_or("*", |(_, key)| key);
    match access_point {
        Some(point) => format!("{point}/object/{key}"),
        None => fill(
            &format!("arn:${{Partition}}:s3:${{Region}}:${{Account}}:accesspoint/${{AccessPointName}}/object/{key}"),
            places,
        ),
    }
}
