//! AWS Glue: an action on a resource of the Data Catalog is asked on all that it lies in as well.
//!
//! Catalogs within catalogs have longer names, and which of them are asked no page says.

use crate::row::{Call, Further, On, Target};

const ANCESTORS: &str = "https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html";

const CATALOG: Further = Further::same(
    Target::Format("arn:${Partition}:glue:${Region}:${Account}:catalog"),
    &[],
    ANCESTORS,
);
const DATABASE: Further = Further::same(Target::Database, &[], ANCESTORS);

const OF_TABLES: &[&str] = &[
    "BatchCreatePartition",
    "BatchDeletePartition",
    "BatchDeleteTable",
    "BatchDeleteTableVersion",
    "BatchGetPartition",
    "BatchUpdatePartition",
    "CreatePartition",
    "CreatePartitionIndex",
    "CreateTable",
    "DeletePartition",
    "DeletePartitionIndex",
    "DeleteTable",
    "DeleteTableVersion",
    "GetPartition",
    "GetPartitionIndexes",
    "GetPartitions",
    "GetTable",
    "GetTables",
    "GetTableVersion",
    "GetTableVersions",
    "UpdatePartition",
    "UpdateTable",
];
const OF_FUNCTIONS: &[&str] = &[
    "CreateUserDefinedFunction",
    "DeleteUserDefinedFunction",
    "GetUserDefinedFunction",
    "GetUserDefinedFunctions",
    "UpdateUserDefinedFunction",
];

pub const CALLS: &[Call] = &[
    Call {
        names: OF_TABLES,
        on: On::Names("table", 2),
        further: &[DATABASE, CATALOG],
    },
    Call {
        names: OF_FUNCTIONS,
        on: On::Names("userDefinedFunction", 2),
        further: &[DATABASE, CATALOG],
    },
    Call {
        names: OF_TABLES,
        on: On::Names("database", 1),
        further: &[CATALOG],
    },
    Call {
        names: OF_FUNCTIONS,
        on: On::Names("database", 1),
        further: &[CATALOG],
    },
    Call {
        names: &["CreateDatabase", "DeleteDatabase", "GetDatabase", "UpdateDatabase"],
        on: On::Names("database", 1),
        further: &[CATALOG],
    },
    Call {
        names: &[
            "CreateConnection",
            "DeleteConnection",
            "GetConnection",
            "UpdateConnection",
        ],
        on: On::Names("connection", 1),
        further: &[CATALOG],
    },
];
