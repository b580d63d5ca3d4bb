"""Runs AWS's translator for AWS::Serverless-2016-10-31 on a template: JSON comes in on stdin, JSON goes out on stdout.

The translator takes code in S3 only, as the SAM CLI leaves it there. What is a local path gets a bucket of our own, and
is a local path again in the result, as AWS::Lambda::Function takes it.
"""

import json
import re
import sys
from urllib.parse import quote, unquote

try:
    from samtranslator.public.exceptions import InvalidDocumentException
    from samtranslator.translator.transform import transform
except ImportError as missing:
    json.dump({"missing": str(missing)}, sys.stdout)
    sys.exit(0)

BUCKET = "local-paths-of-this-template"
PATHS = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
}
OF_RESOURCE = re.compile(r"Resource with id \[([A-Za-z0-9]+)\]")


class NoOtherPolicies:
    """The translator brings the managed policies of AWS along."""

    def load(self):
        return {}


def with_bucket(value):
    local = isinstance(value, str) and not value.startswith("s3://")
    return f"s3://{BUCKET}/{quote(value)}" if local else value


def mark_local_paths(template):
    for resource in template.get("Resources", {}).values():
        name = PATHS.get(resource.get("Type")) if isinstance(resource, dict) else None
        properties = resource.get("Properties") if name else None
        if isinstance(properties, dict) and name in properties:
            properties[name] = with_bucket(properties[name])
    in_globals = template.get("Globals", {}).get("Function", {})
    if "CodeUri" in in_globals:
        in_globals["CodeUri"] = with_bucket(in_globals["CodeUri"])


def as_paths(value):
    if isinstance(value, dict):
        if value.get("S3Bucket") == BUCKET:
            return unquote(value["S3Key"])
        return {key: as_paths(item) for key, item in value.items()}
    return [as_paths(item) for item in value] if isinstance(value, list) else value


def problems(error):
    for cause in error.causes:
        found = OF_RESOURCE.search(cause.message)
        yield {"resource": found.group(1) if found else "", "message": cause.message}


request = json.load(sys.stdin)
mark_local_paths(request["template"])
try:
    result = {
        "template": as_paths(
            transform(
                request["template"], request["parameters"], NoOtherPolicies(), passthrough_metadata=True
            )
        )
    }
except InvalidDocumentException as error:
    result = {"problems": list(problems(error))}
json.dump(result, sys.stdout)
