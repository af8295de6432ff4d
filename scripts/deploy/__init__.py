"""``make deploy`` and ``make undeploy``: the packaged stack on an AWS account, and off it again without the data.

Needs nothing but this Python and an account's credentials where boto3 looks for them. ``AWS_ENDPOINT_URL`` leads
elsewhere, which tests do.
"""
