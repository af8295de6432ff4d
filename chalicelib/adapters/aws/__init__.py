"""The same ports on AWS: DynamoDB, SQS, S3, Secrets Manager or SSM, SES and SNS. The only home of boto3."""
