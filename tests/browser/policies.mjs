// Policies that the tests paste, as people lay them out.

/** One statement in a document. */
export const documentOf = (...Statement) => JSON.stringify({ Version: "2012-10-17", Statement }, null, 2);

export const READ = { Sid: "ReadReports", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::example-reports/*" };

/** Lets the caller read. */
export const IDENTITY = documentOf(READ);

/** Spares nobody in `drafts/`. What comes first counts differently in bytes, in letters and in UTF-16. */
export const BUCKET = `{
  "Version": "2012-10-17",
  "Id": "초안은 비공개 😀",
  "Statement": [
    {
      "Sid": "KeepDraftsPrivate",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::example-reports/drafts/*"
    }
  ]
}`;

export const BOUNDARY = documentOf({ Sid: "StorageOnly", Effect: "Allow", Action: "s3:*", Resource: "*" });

export const TRUST_STATEMENT = {
  Sid: "TrustEC2",
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
};

export const REQUEST = {
  principal: "arn:aws:sts::111122223333:assumed-role/ReportReader/nightly",
  action: "s3:GetObject",
  resource: "arn:aws:s3:::example-reports/drafts/q1.csv",
};

/** Opens an empty page and fills in three policies and a request. Gives back the page. */
export async function fillIn(it, { identity = IDENTITY, bucket = BUCKET, boundary = BOUNDARY, request = REQUEST } = {}) {
  await it.startAnew();
  for (const [kind, text] of [["Identity-based policy", identity], ["Resource-based policy", bucket], ["Permissions boundary", boundary]]) {
    if (text === null) continue;
    await it.addPolicy(kind);
    await it.paste(text);
  }
  await it.ask(request);
  return it;
}
