"""Judges calls as IAM does: by the policies that bootstrap.yaml gives the role that calls.

Who calls is told by the access key: DEPLOY, PREVIEW or SWEEP, and behind a dot the deployment; all other keys are an administrator's.
What CloudFormation does for a stack is judged by the policies of the stack's role, for each action of the type's handlers in
registry.json but those that left-out.yaml has a reason for; ExecutionRoleTest holds those reasons to the templates.
"""

import json
import pathlib
import re
from urllib.parse import parse_qs, unquote

import yaml

import templates

ACCOUNT = "123456789012"
REPOSITORY = pathlib.Path(__file__).resolve().parents[4]
FACTS = REPOSITORY / "src/test/resources/io/github/lambdaurlguard/cloudformation"
ROLES = {"DEPLOY": "DeployRole", "PREVIEW": "PreviewRole", "SWEEP": "SweepRole"}
BACKEND_REGION = "eu-central-1"

_registry = json.loads((FACTS / "registry.json").read_text())
_left_out = {
    (kind, action.lower())
    for kind, entries in yaml.safe_load((FACTS / "left-out.yaml").read_text()).items()
    for entry in entries for action in entry["actions"]}
_judgements = {name.lower(): judgement for name, judgement in _registry["actions"].items()}
_bootstrap = templates.parse((REPOSITORY / "cloudformation/bootstrap.yaml").read_text())
_statements = {}  # by deployment and role

refusals = []


class Refused(Exception):
    pass


def role_arn(deployment, role):
    return f"arn:aws:iam::{ACCOUNT}:role/{deployment}-bootstrap/{deployment}-bootstrap-{role}"


def statements(deployment, role):
    if (deployment, role) not in _statements:
        values = {
            "AWS::Partition": "aws", "AWS::AccountId": ACCOUNT, "DeploymentName": deployment, "BackendRegion": BACKEND_REGION,
            "GitHubSubjectPrefix": "repo:o/n", "GitHubOidcProviderArn": "", "JenkinsRoleArn": "", "JenkinsPreviewRoleArn": ""}
        scope = templates.Scope(
            _bootstrap, values, lambda name, attribute: role_arn(deployment, name) if attribute == "Arn" else name)
        declared = _bootstrap["Resources"]
        policies = declared[role]["Properties"]["Policies"] + [
            r["Properties"] for r in declared.values()
            if r["Type"] == "AWS::IAM::ManagedPolicy" and {"Ref": role} in r["Properties"].get("Roles", []) and scope.included(r)]
        _statements[deployment, role] = [s for p in scope.resolve(policies) for s in p["PolicyDocument"]["Statement"]]
    return _statements[deployment, role]


def listed(value):
    return value if isinstance(value, list) else [value]


def matches(pattern, text):
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), text, re.S) is not None


def holds(condition, context):
    """A key that the call has no value for holds in no request."""
    tests = {"StringEquals": lambda wanted, has: wanted == has, "StringLike": matches}
    return all(
        key in context and any(tests[operator](wanted, context[key]) for wanted in listed(values))
        for operator, keys in condition.items() for key, values in keys.items())


def allows(deployment, role, action, resource, context):
    return any(
        statement["Effect"] == "Allow"
        and any(matches(pattern.lower(), action.lower()) for pattern in listed(statement["Action"]))
        and any(matches(pattern, resource) for pattern in listed(statement["Resource"]))
        and holds(statement.get("Condition", {}), context)
        for statement in statements(deployment, role))


def require(deployment, role, action, resource, **context):
    context = {name.replace("__", ":"): value for name, value in context.items() if value is not None}
    context.setdefault("aws:ResourceAccount", ACCOUNT)
    if not allows(deployment, role, action, resource, context):
        refusals.append(f"{role} may not {action} on {resource} with {context}")
        raise Refused(f"User: {role} is not authorized to perform: {action} on resource: {resource}")


def call(environ, body):
    """Judges a call over HTTP. Raises Refused."""
    scope = re.search(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
    if not scope:
        return
    key, region, service = scope.groups()
    who, _, deployment = key.partition(".")
    if who not in ROLES:
        return
    deployment = deployment or "lambda-url-guard"
    for action, resource, context in actions(service, region, environ, body):
        require(deployment, ROLES[who], action, resource, **context)


def actions(service, region, environ, body):
    method, path = environ["REQUEST_METHOD"], unquote(environ["PATH_INFO"])
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    judged = globals().get("_" + service.replace("-", "_"))
    if judged is None:
        raise AssertionError(f"the judge does not know the service {service}")
    return judged(region, method, path, query, environ, body)


def _sts(region, method, path, query, environ, body):
    form = parse_qs(body.decode())
    # GetCallerIdentity is everybody's.
    return [("sts:AssumeRole", form["RoleArn"][0], {})] if form["Action"] == ["AssumeRole"] else []


def _account(region, method, path, query, environ, body):
    return [("account:ListRegions", "*", {})]


def _cloudformation(region, method, path, query, environ, body):
    form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    stack, change_set = form.get("StackName"), form.get("ChangeSetName")
    base = f"arn:aws:cloudformation:{region}:{ACCOUNT}"
    if stack:
        resource = stack if stack.startswith("arn:") else f"{base}:stack/{stack}/1a2b"
    else:
        resource = change_set if change_set else "*"
    name = change_set.split("/")[1] if change_set and change_set.startswith("arn:") else change_set
    role = form.get("RoleARN")
    found = [(f"cloudformation:{form['Action']}", resource, {"cloudformation__ChangeSetName": name, "cloudformation__RoleArn": role})]
    if any(key.startswith("Tags.") for key in form):
        found.append(("cloudformation:TagResource", resource, {}))
    if role:
        found.append(("iam:PassRole", role, {"iam__PassedToService": "cloudformation.amazonaws.com"}))
    return found


def _s3(region, method, path, query, environ, body):
    bucket, _, key = path.lstrip("/").partition("/")
    bucket_arn = f"arn:aws:s3:::{bucket}"
    if not key:
        if method == "POST" and "delete" in query:
            return [(f"s3:{a}", bucket_arn + "/any", {}) for a in ("DeleteObject", "DeleteObjectVersion")]
        if method in ("GET", "HEAD"):
            return [("s3:ListBucketVersions" if "versions" in query else "s3:ListBucket", bucket_arn, {})]
    elif method in ("GET", "HEAD"):
        return [("s3:GetObject", f"{bucket_arn}/{key}", {})]
    elif method == "PUT":
        return [("s3:PutObject", f"{bucket_arn}/{key}", {})]
    elif method == "DELETE":
        return [("s3:DeleteObject", f"{bucket_arn}/{key}", {})]
    raise AssertionError(f"the judge does not know s3 {method} {path}")


def _lambda(region, method, path, query, environ, body):
    parts = path.split("/functions/", 1)[-1].strip("/").split("/") if "/functions/" in path else [""]
    name = parts[0].split(":")[6] if parts[0].startswith("arn:") else parts[0]
    qualifier = query.get("Qualifier", [None])[0] or (parts[0].split(":")[7] if parts[0].count(":") == 7 else None)
    arn = f"arn:aws:lambda:{region}:{ACCOUNT}:function:{name}" + (f":{qualifier}" if qualifier else "")
    rest = parts[1] if len(parts) > 1 else ""
    action = {
        ("GET", ""): "GetFunction" if name else "ListFunctions", ("DELETE", ""): "DeleteFunction",
        ("GET", "versions"): "ListVersionsByFunction", ("GET", "aliases"): "GetAlias", ("PUT", "aliases"): "UpdateAlias",
        ("POST", "invocations"): "InvokeFunction",
    }.get((method, rest))
    if action is None:
        raise AssertionError(f"the judge does not know lambda {method} {path}")
    return [(f"lambda:{action}", arn if name else "*", {})]


def _cloudfront(region, method, path, query, environ, body):
    distribution = path.split("/distribution/")[1].split("/")[0]
    action = "CreateInvalidation" if method == "POST" else "GetDistribution"
    return [(f"cloudfront:{action}", f"arn:aws:cloudfront::{ACCOUNT}:distribution/{distribution}", {})]


def _ssm(region, method, path, query, environ, body):
    name = json.loads(body).get("Path", "").strip("/")
    return [(f"ssm:{target(environ)}", f"arn:aws:ssm:{region}:{ACCOUNT}:parameter/{name}", {})]


def _logs(region, method, path, query, environ, body):
    group = json.loads(body).get("logGroupName")
    return [(f"logs:{target(environ)}", f"arn:aws:logs:{region}:{ACCOUNT}:log-group:{group}" if group else "*", {})]


def _dynamodb(region, method, path, query, environ, body):
    table = json.loads(body).get("TableName")
    return [(f"dynamodb:{target(environ)}", f"arn:aws:dynamodb:{region}:{ACCOUNT}:table/{table}" if table else "*", {})]


def target(environ):
    return environ["HTTP_X_AMZ_TARGET"].rpartition(".")[2]


def handler(stack, kind, verb, physical_id, properties):
    """Judges what a handler of CloudFormation's does, in the stack's role."""
    deployment = re.sub("-(backend-probes|backend|edge-probes|edge|artifacts)$", "", stack.name)
    if stack.role is None or kind not in _registry["types"]:
        return
    role = stack.role.rpartition("-bootstrap-")[2]
    facts = _registry["types"][kind]
    needed = set(facts["handlers"].get(verb, [])) | set(facts["handlers"].get("read", [])) | set(facts["tags"])
    arns = resources_of(stack, kind, physical_id, properties)
    for action in sorted(needed):
        judgement = _judgements.get(action.lower())
        if judgement is None or (kind, action.lower()) in _left_out:
            continue
        judged = [arns[t] for t in judgement["resources"] if t in arns] if judgement["resources"] else ["*"]
        for arn in judged:
            require(deployment, role, action, arn, iam__PermissionsBoundary="Boundary" if properties.get("PermissionsBoundary") else None,
                    iam__PassedToService="lambda.amazonaws.com", lambda__FunctionUrlAuthType=properties.get("AuthType"),
                    lambda__Principal=properties.get("Principal"))


def resources_of(stack, kind, physical_id, properties):
    """The ARNs of a resource by IAM's types of resources."""
    def regional(service, name):
        return f"arn:aws:{service}:{stack.region}:{ACCOUNT}:{name}"

    def function(name):
        return regional("lambda", "function:" + re.sub(r".*:function:", "", name))

    service = kind.split("::")[1]
    if kind == "AWS::Lambda::Function":
        return {"function": function(physical_id), "role": properties.get("Role")}
    if service == "Lambda":
        name = function(properties.get("FunctionName") or properties.get("TargetFunctionArn"))
        return {"function": name, "function alias": name + ":live", "function version": name + ":1"}
    if service == "CloudFront":
        return {t: f"arn:aws:cloudfront::{ACCOUNT}:{t}/{physical_id if t != 'function' else properties['Name']}" for t in (
            {"Distribution": "distribution", "Function": "function", "OriginAccessControl": "origin-access-control",
             "ResponseHeadersPolicy": "response-headers-policy"}.get(kind.split("::")[2], "none"),) if t != "none"}
    if kind == "AWS::CloudWatch::Dashboard":
        return {"dashboard": f"arn:aws:cloudwatch::{ACCOUNT}:dashboard/{properties['DashboardName']}"}
    if kind == "AWS::Logs::LogGroup":
        return {"log-group": regional("logs", f"log-group:{physical_id}")}
    if service == "Logs":
        return {t: regional("logs", f"{t}:{stack.name}") for t in ("delivery", "delivery-destination", "delivery-source")}
    return {
        "AWS::CloudWatch::Alarm": {"alarm": regional("cloudwatch", f"alarm:{physical_id}")},
        "AWS::DynamoDB::Table": {"table": regional("dynamodb", f"table/{physical_id}")},
        "AWS::IAM::Role": {"role": f"arn:aws:iam::{ACCOUNT}:role/{physical_id}"},
        "AWS::S3::Bucket": {"bucket": f"arn:aws:s3:::{physical_id}"},
        "AWS::S3::BucketPolicy": {"bucket": f"arn:aws:s3:::{properties.get('Bucket')}"},
    }.get(kind, {})
