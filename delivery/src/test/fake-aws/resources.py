"""The resource types of the templates: each created, updated and deleted through moto's services, as far as moto has them."""

import hashlib
import io
import random
import string
import zipfile
from dataclasses import dataclass

import boto3
from botocore.config import Config

import cloudfront
import faults

_endpoint = None
_published = {}  # by function: the code and the description that its newest version was published from
_newest = {}  # by function: the number of that version

# They only have to exist: the scripts never ask for them.
WITHOUT_EFFECT = {
    "AWS::CloudFront::Function", "AWS::CloudFront::MonitoringSubscription", "AWS::CloudFront::OriginAccessControl",
    "AWS::CloudFront::ResponseHeadersPolicy", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard",
    "AWS::Lambda::Permission", "AWS::Logs::Delivery",
    "AWS::Logs::DeliveryDestination", "AWS::Logs::DeliverySource", "AWS::S3::BucketPolicy", "AWS::WAFv2::WebACL",
}

# Of AWS's create-only properties, those that the templates change.
CREATE_ONLY = {
    "AWS::Lambda::Version": {"FunctionName", "Description", "CodeSha256"},
    "AWS::Lambda::Alias": {"FunctionName", "Name"},
    "AWS::Lambda::Url": {"TargetFunctionArn", "Qualifier"},
    "AWS::DynamoDB::Table": {"KeySchema"},
}


def serve_from(endpoint):
    global _endpoint
    _endpoint = endpoint


@dataclass
class Context:
    stack: object
    logical_id: str

    def client(self, service, region=None):
        return boto3.client(
            service, region_name=region or self.stack.region, endpoint_url=_endpoint,
            config=Config(user_agent_extra="fake-aws-itself", retries={"total_max_attempts": 1}))

    def physical_name(self):
        suffix = "".join(random.choices(string.ascii_uppercase + string.digits, k=12))
        return f"{self.stack.name}-{self.logical_id}-{suffix}"


def ssm(region):
    return boto3.client("ssm", region_name=region, endpoint_url=_endpoint, config=Config(user_agent_extra="fake-aws-itself"))


def write_parameter(region, name, content):
    """Writes the type and value of a parameter, or deletes it."""
    ssm(region).delete_parameters(Names=[name])
    if content:
        ssm(region).put_parameter(Name=name, Type=content[0], Value=content[1])


def parameter(region, name):
    found = ssm(region).get_parameters(Names=[name])["Parameters"]
    if not found:
        raise ValueError(f"Unable to fetch parameters [{name}] from parameter store for this account.")
    return found[0]["Value"]


def code(properties):
    """CloudFormation makes an archive of code that stands in the template."""
    if "ZipFile" not in properties:
        return properties
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("index.js", properties["ZipFile"])
    return {"ZipFile": archive.getvalue()}


def replaces(kind, before, after):
    return any(before.get(name) != after.get(name) for name in CREATE_ONLY.get(kind, ()))


def handler(kind):
    if kind in WITHOUT_EFFECT:
        return WithoutEffect
    if kind.startswith("Custom::"):
        return CrossRegionParameters
    name = kind.removeprefix("AWS::").replace("::", "")
    found = globals().get(name)
    if found is None:
        raise RuntimeError(f"the fake AWS has no resource type {kind}")
    return found


def create(context, kind, properties):
    return handler(kind).create(context, properties)


def update(context, kind, before, properties):
    handler(kind).update(context, before, properties)
    return before.physical_id, before.attributes


def delete(context, resource):
    handler(resource.type).delete(context, resource)


class WithoutEffect:
    @staticmethod
    def create(context, properties):
        return context.physical_name(), {}

    @staticmethod
    def update(context, before, properties):
        pass

    @staticmethod
    def delete(context, resource):
        pass


class IAMRole(WithoutEffect):
    @staticmethod
    def create(context, properties):
        role = context.client("iam").create_role(RoleName=context.physical_name()[:64], AssumeRolePolicyDocument="{}")["Role"]
        return role["RoleName"], {"Arn": role["Arn"]}

    @staticmethod
    def delete(context, resource):
        context.client("iam").delete_role(RoleName=resource.physical_id)


class LogsLogGroup(WithoutEffect):
    @staticmethod
    def create(context, properties):
        name = properties.get("LogGroupName", context.physical_name())
        context.client("logs").create_log_group(logGroupName=name)
        return name, {"Arn": f"arn:aws:logs:{context.stack.region}:123456789012:log-group:{name}:*"}

    @staticmethod
    def delete(context, resource):
        context.client("logs").delete_log_group(logGroupName=resource.physical_id)


class S3Bucket(WithoutEffect):
    @staticmethod
    def create(context, properties):
        name, region, client = context.physical_name().lower(), context.stack.region, context.client("s3")
        where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        client.create_bucket(Bucket=name, **where)
        if "VersioningConfiguration" in properties:
            client.put_bucket_versioning(Bucket=name, VersioningConfiguration=properties["VersioningConfiguration"])
        return name, {"Arn": f"arn:aws:s3:::{name}", "RegionalDomainName": f"{name}.s3.{region}.amazonaws.com"}

    @staticmethod
    def delete(context, resource):
        context.client("s3").delete_bucket(Bucket=resource.physical_id)


class DynamoDBTable(WithoutEffect):
    @staticmethod
    def create(context, properties):
        known = ("AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes")
        table = context.client("dynamodb").create_table(
            TableName=properties.get("TableName", context.physical_name()), **{name: properties[name] for name in known if name in properties})
        return table["TableDescription"]["TableName"], {"Arn": table["TableDescription"]["TableArn"]}

    @staticmethod
    def delete(context, resource):
        context.client("dynamodb").delete_table(TableName=resource.physical_id)


class LambdaFunction(WithoutEffect):
    @staticmethod
    def create(context, properties):
        known = ("Runtime", "Handler", "Code", "Role", "Description", "MemorySize", "Timeout")
        function = context.client("lambda").create_function(
            FunctionName=context.physical_name(), **{name: code(properties[name]) if name == "Code" else properties[name] for name in known if name in properties})
        return function["FunctionName"], {"Arn": function["FunctionArn"]}

    @staticmethod
    def update(context, before, properties):
        client = context.client("lambda")
        if before.properties["Code"] != properties["Code"]:
            client.update_function_code(FunctionName=before.physical_id, **properties["Code"])
        client.update_function_configuration(FunctionName=before.physical_id, Description=properties.get("Description", ""))

    @staticmethod
    def delete(context, resource):
        context.client("lambda").delete_function(FunctionName=resource.physical_id)


class LambdaVersion(WithoutEffect):
    @staticmethod
    def create(context, properties):
        client = context.client("lambda")
        code = client.get_function(FunctionName=properties["FunctionName"])["Configuration"]["CodeSha256"]
        if properties.get("CodeSha256", code) != code:
            raise RuntimeError(f"CodeSHA256 ({properties['CodeSha256']}) is different from current CodeSHA256 in $LATEST ({code}).")
        latest = client.get_function(FunctionName=properties["FunctionName"])["Configuration"]
        published = client.list_versions_by_function(FunctionName=properties["FunctionName"])["Versions"][1:]
        same = _published.get(properties["FunctionName"]) == (code, latest.get("Description"))
        if same and any(v["Version"] == _newest[properties["FunctionName"]] for v in published):
            raise RuntimeError(
                f"A version for this Lambda function exists ( {_newest[properties['FunctionName']]} ). Modify the function to create"
                " a new version.")
        version = client.publish_version(FunctionName=properties["FunctionName"], Description=properties.get("Description", ""))
        _published[properties["FunctionName"]] = (code, latest.get("Description"))
        _newest[properties["FunctionName"]] = version["Version"]
        return version["FunctionArn"], {"Version": version["Version"]}

    @staticmethod
    def delete(context, resource):
        function, _, version = resource.physical_id.rpartition(":")
        context.client("lambda").delete_function(FunctionName=function, Qualifier=version)


class LambdaAlias(WithoutEffect):
    @staticmethod
    def create(context, properties):
        alias = context.client("lambda").create_alias(
            FunctionName=properties["FunctionName"], Name=properties["Name"], FunctionVersion=properties["FunctionVersion"])
        return alias["AliasArn"], {}

    @staticmethod
    def update(context, before, properties):
        context.client("lambda").update_alias(
            FunctionName=properties["FunctionName"], Name=properties["Name"], FunctionVersion=properties["FunctionVersion"])

    @staticmethod
    def delete(context, resource):
        function, _, name = resource.physical_id.rpartition(":")
        context.client("lambda").delete_alias(FunctionName=function, Name=name)


class LambdaUrl(WithoutEffect):
    @staticmethod
    def create(context, properties):
        name = hashlib.sha256(properties["TargetFunctionArn"].encode()).hexdigest()[:32]
        url = f"https://{name}.lambda-url.{context.stack.region}.on.aws/"
        qualifier = f":{properties['Qualifier']}" if "Qualifier" in properties else ""
        return properties["TargetFunctionArn"] + qualifier, {"FunctionUrl": url}


class CrossRegionParameters(WithoutEffect):
    """The custom resource of backend.yaml, which PublishParameters answers on AWS."""

    @staticmethod
    def create(context, properties):
        client = context.client("ssm", properties["Region"])
        for name, value in properties["Parameters"].items():
            client.put_parameter(Name=f"{properties['Path']}/{name}", Value=value, Type="String", Overwrite=True)
        return context.physical_name(), {}

    @staticmethod
    def update(context, before, properties):
        CrossRegionParameters.create(context, properties)

    @staticmethod
    def delete(context, resource):
        properties = resource.properties
        for name in properties["Parameters"]:
            context.client("ssm", properties["Region"]).delete_parameter(Name=f"{properties['Path']}/{name}")


class CloudFrontDistribution(WithoutEffect):
    @staticmethod
    def create(context, properties):
        distribution = cloudfront.Distribution(properties["DistributionConfig"])
        return distribution.id, {"DomainName": distribution.domain_name, "Id": distribution.id}

    @staticmethod
    def update(context, before, properties):
        cloudfront.find(before.physical_id).update(properties["DistributionConfig"], faults.get("oldSigner", False))

    @staticmethod
    def delete(context, resource):
        cloudfront.remove(resource.physical_id)
