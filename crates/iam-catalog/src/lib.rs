//! AWS's own vocabulary: services, actions, resource types, condition keys, managed policies, partitions, Regions.
//!
//! The data are AWS's Service Authorization Reference as packaged by others; `cargo xtask catalogue` makes the files and
//! `THIRD_PARTY_NOTICES` names the packages. Data age, so nothing here is an error: a name that is not in the reference is
//! [`Unknown`](catalogue::ActionStanding::Unknown), and a reader may say so as a hint.
//!
//! A page loads what it needs, part by part; the command line has all of it inside ([`Catalogue::whole`]):
//!
//! | part | file | says |
//! |---|---|---|
//! | base, always there | inside this crate | prefixes and titles of the services, global condition keys, partitions |
//! | names | `names.bin` | every action with its access level |
//! | a shard | `svc/<prefix>.txt` | all about one service |
//! | managed policies | `policies.txt`, `policies/<bucket>.txt` | which there are; their documents |
//!
//! | to find | look in |
//! |---|---|
//! | what is loaded, and every question to it | [`catalogue`] |
//! | one service: actions, resource types, keys | [`service`] |
//! | names by which services call | [`service_principals`] |
//! | condition keys and their types | [`key`] |
//! | which claims of a web identity token become condition keys | [`claims`] |
//! | ARN formats | [`template`], and those that the reference lacks `forms` |
//! | partitions and Regions | [`base`] |
//! | managed policies | [`managed`] |
//! | which services a text names | [`named`] |
//! | the action that was meant by a text that is none | [`mod@meant`] |
//! | operations of the API that are no actions | [`api`] |
//! | what else an action needs | [`dependent`] |
//! | which keys stand on which resource of one call | [`row_keys`] |
//! | of several types of resource of an action, which is mostly meant | [`usual`] |
//! | what no request has of an action, its resource and its keys | [`never`](mod@never) |
//!
//! ```
//! use iam_catalog::catalogue::{ActionStanding, Catalogue};
//!
//! let catalogue = Catalogue::whole();
//! let ActionStanding::Known(s3, action) = catalogue.action("s3", "GetObject") else { panic!() };
//! assert_eq!("Read", action.level.name());
//! let formats: Vec<&str> = s3.formats_of(action).map(|(_, format)| format.text()).collect();
//! assert!(formats.contains(&"arn:${Partition}:s3:::${BucketName}/${ObjectName}"));
//! ```
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html>
//!
//! [`Catalogue::whole`]: catalogue::Catalogue::whole

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod api;
pub mod base;
pub mod catalogue;
mod charset;
pub mod claims;
pub mod dependent;
mod forms;
pub mod key;
pub mod level;
pub mod managed;
pub mod meant;
pub mod named;
pub mod names;
pub mod never;
mod part;
pub mod row_keys;
pub mod service;
pub mod service_principals;
pub mod template;
pub mod unreadable;
pub mod usual;
mod whole;
