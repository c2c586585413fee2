//! Amazon SQS and Amazon SNS under a customer managed key: of whoever sends or receives, a service principal as well.

use crate::row::{Call, Further, KeyValue, On, Target};
use crate::when::When;

const QUEUES: &str =
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html";
const TOPICS: &str = "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html";

const QUEUE: &[(&str, KeyValue)] = &[("kms:EncryptionContext:aws:sqs:arn", KeyValue::CallResource)];
const TOPIC: &[(&str, KeyValue)] = &[("kms:EncryptionContext:aws:sns:topicArn", KeyValue::CallResource)];

const fn queue_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], QUEUES)
        .by("sqs")
        .with(QUEUE)
}

const fn topic_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], TOPICS)
        .by("sns")
        .with(TOPIC)
}

const QUEUE_TAGS: &str = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html";
const TOPIC_TAGS: &str = "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html";

pub const SQS: &[Call] = &[
    Call {
        names: &["CreateQueue"],
        on: On::Any,
        further: &[Further::new("sqs:TagQueue", Target::Same, &[When::Tags], QUEUE_TAGS)],
    },
    Call {
        names: &["SendMessage"],
        on: On::Any,
        further: &[queue_key("kms:GenerateDataKey"), queue_key("kms:Decrypt")],
    },
    Call {
        names: &["ReceiveMessage"],
        on: On::Any,
        further: &[queue_key("kms:Decrypt")],
    },
];

pub const SNS: &[Call] = &[
    Call {
        names: &["CreateTopic"],
        on: On::Any,
        further: &[Further::new("sns:TagResource", Target::Same, &[When::Tags], TOPIC_TAGS)],
    },
    Call {
        names: &["Publish"],
        on: On::Any,
        further: &[topic_key("kms:GenerateDataKey"), topic_key("kms:Decrypt")],
    },
];
