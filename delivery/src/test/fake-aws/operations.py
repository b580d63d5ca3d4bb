"""Puts our CloudFormation and CloudFront in the place of moto's: the operations that the scripts and the CLI call."""

import json
import re
from urllib.parse import urlparse

from moto.awslambda.models import LambdaStorage
from moto.awslambda.responses import LambdaResponse
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.s3.models import s3_backends

import cloudfront
import faults
import stacks
import templates


def install():
    """Replaces what moto answers; what is not named here answers that there is no such operation, never something wrong."""
    for operation in ("create_stack", "update_stack", "describe_stack_resources", "describe_stack_resource"):
        delattr(CloudFormationResponse, operation)
    CloudFormationResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER = {}
    for response, ours in ((CloudFormationResponse, CloudFormation), (CloudFrontResponse, CloudFront), (LambdaResponse, Lambda)):
        for name, method in vars(ours).items():
            if not name.startswith("__"):
                setattr(response, name, method)
    LambdaStorage.publish_version = publish_version(LambdaStorage.publish_version)


class ChangeSetNotFound(ServiceException):
    code = "ChangeSetNotFound"


def uploaded_template(response):
    """The template by its bucket and key, which moto does not understand."""
    url = urlparse(response._get_param("TemplateURL"))
    bucket, key = url.hostname.split(".s3.")[0], url.path.lstrip("/")
    return s3_backends[response.current_account][response.partition].get_object(bucket, key).value.decode()


class CloudFormation:
    def the_stack(self):
        name = self._get_param("StackName")
        stack = stacks.find(name, self.region)
        if stack is None:
            raise ValidationError(message=f"Stack with id {name} does not exist")
        return stack

    def the_change_set(self):
        """Named by its stack and its name, or by its ARN alone."""
        name = self._get_param("ChangeSetName")
        stack, change_set = (self.the_stack() if self._get_param("StackName") else None), None
        for found in [stack] if stack else stacks.existing(self.region):
            for c in found.change_sets.values():
                if name == c.id or stack and name == c.name:
                    stack, change_set = found, c
        if change_set is None:
            raise ChangeSetNotFound(f"ChangeSet [{name}] does not exist")
        return stack, change_set

    def describe_stacks(self):
        found = [self.the_stack()] if self._get_param("StackName") else stacks.existing(self.region)
        return ActionResult({"Stacks": [{
            "StackId": s.id, "StackName": s.name, "StackStatus": s.status, "CreationTime": s.created,
            "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in s.parameters.items()],
            "Outputs": [{"OutputKey": k, "OutputValue": v} for k, v in s.outputs.items()],
            "RoleARN": s.role, "Tags": s.tags, "EnableTerminationProtection": s.protected,
        } for s in found]})

    def get_template(self):
        return ActionResult({"TemplateBody": self.the_stack().text})

    def update_termination_protection(self):
        stack = self.the_stack()
        stack.protected = self._get_param("EnableTerminationProtection") in (True, "true")
        return ActionResult({"StackId": stack.id})

    def describe_events(self):
        stack, change_set = self.the_change_set()
        return ActionResult({"OperationEvents": [{
            "EventId": f"{change_set.id}/{name}", "StackId": stack.id, "EventType": "VALIDATION_ERROR", "LogicalResourceId": name,
            "ResourceType": kind, "ValidationStatus": "FAILED", "ValidationStatusReason": reason,
            "ValidationPath": f"/Resources/{name}",
        } for name, kind, reason in change_set.invalid]})

    def describe_stack_events(self):
        return ActionResult({"StackEvents": self.the_stack().events[:100]})

    def list_stack_resources(self):
        return ActionResult({"StackResourceSummaries": [{
            "LogicalResourceId": name, "PhysicalResourceId": r.physical_id, "ResourceType": r.type,
            "ResourceStatus": "CREATE_COMPLETE", "LastUpdatedTimestamp": stacks.now(),
        } for name, r in self.the_stack().deployed.items()]})

    def get_template_summary(self):
        template = templates.parse(self._get_param("TemplateBody") or self.the_stack().text)
        return ActionResult({"Parameters": [{"ParameterKey": name} for name in template.get("Parameters", {})]})

    def create_change_set(self):
        name, kind = self._get_param("StackName"), self._get_param("ChangeSetType", "UPDATE")
        stack = stacks.find(name, self.region)
        if kind == "CREATE" and stack is None:
            stack = stacks.Stack(name, self.region)
            stack.event(None, "REVIEW_IN_PROGRESS", reason="User Initiated")
        text = self._get_param("TemplateBody") or uploaded_template(self)
        parameters = {
            p["ParameterKey"]: stack.parameters[p["ParameterKey"]] if p.get("UsePreviousValue") in (True, "true") else p["ParameterValue"]
            for p in self._get_param("Parameters", [])}
        if stack.status.endswith("_IN_PROGRESS") and stack.status != "REVIEW_IN_PROGRESS" or stack.status in (
                "ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "DELETE_FAILED"):
            raise ValidationError(message=f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
        try:
            change_set = stacks.create_change_set(stack, self._get_param("ChangeSetName"), kind, text, parameters)
            change_set.role = self._get_param("RoleARN") or stack.role
            change_set.tags = self._get_param("Tags") or stack.tags
        except ValueError as problem:
            raise ValidationError(message=str(problem)) from problem
        return ActionResult({"Id": change_set.id, "StackId": stack.id})

    def describe_change_set(self):
        stack, change_set = self.the_change_set()
        return ActionResult({
            "ChangeSetName": change_set.name, "ChangeSetId": change_set.id, "StackId": stack.id, "StackName": stack.name,
            "Status": change_set.status, "StatusReason": change_set.reason,
            "Parameters": [
                {"ParameterKey": k, "ParameterValue": v, "ResolvedValue": change_set.resolved.get(k)}
                for k, v in change_set.parameters.items()],
            "Changes": [{"Type": "Resource", "ResourceChange": {
                "Action": action, "LogicalResourceId": name, "ResourceType": kind, "Replacement": replacement,
            }} for action, name, kind, replacement in change_set.changes],
        })

    def list_change_sets(self):
        return ActionResult({"Summaries": [
            {"ChangeSetId": c.id, "ChangeSetName": c.name, "Status": c.status} for c in self.the_stack().change_sets.values()]})

    def delete_change_set(self):
        stack, change_set = self.the_change_set()
        del stack.change_sets[change_set.id]
        return EmptyResult()

    def execute_change_set(self):
        stack, change_set = self.the_change_set()
        stacks.execute(stack, change_set, self._get_param("ClientRequestToken"))
        return EmptyResult()

    def continue_update_rollback(self):
        stacks.continue_rollback(self.the_stack(), self._get_param("ClientRequestToken"))
        return EmptyResult()

    def delete_stack(self):
        stack = stacks.find(self._get_param("StackName"), self.region)
        if stack and stack.protected:
            raise ValidationError(message=f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
        if stack:
            stack.role = self._get_param("RoleARN") or stack.role
            stacks.delete(stack, self._get_param("ClientRequestToken"))
        return EmptyResult()


class CloudFront:
    def get_distribution(self):
        return ActionResult({"Distribution": cloudfront.find(self._get_param("Id")).description(), "ETag": "E1"})

    def create_invalidation(self):
        distribution = cloudfront.find(self._get_param("DistributionId"))
        batch = {"Paths": cloudfront.listed(self._get_param("InvalidationBatch.Paths.Items", [])), "CallerReference": "c"}
        invalidation = {"Id": f"I{len(distribution.invalidations)}", "Status": "Completed", "CreateTime": stacks.now(),
                        "InvalidationBatch": batch}
        distribution.invalidations.insert(0, invalidation)
        return ActionResult({"Invalidation": invalidation, "Location": "https://cloudfront"})

    def get_invalidation(self):
        distribution = cloudfront.find(self._get_param("DistributionId"))
        found = [i for i in distribution.invalidations if i["Id"] == self._get_param("Id")]
        return ActionResult({"Invalidation": found[0]})

    def list_invalidations(self):
        invalidations = cloudfront.find(self._get_param("DistributionId")).invalidations
        return ActionResult({"InvalidationList": {
            "Marker": "", "MaxItems": 100, "IsTruncated": False, "Quantity": len(invalidations),
            "Items": [{name: i[name] for name in ("Id", "CreateTime", "Status")} for i in invalidations]}})


_delete_function = LambdaResponse.delete_function


_moto_gets_function = LambdaResponse.get_function


class Lambda:
    def get_function(self):
        answer = _moto_gets_function(self)
        if not self.asleep():
            return answer
        function = json.loads(answer)
        function["Configuration"]["State"] = "Inactive"
        return json.dumps(function)

    def asleep(self):
        """Of the faults, those that this function's version is named by."""
        return [version for version in faults.get("inactive", [])
                if f"-{version.split(':')[0]}-" in self.path and version.split(":")[1] == self._get_param("Qualifier")]

    def invoke(self):
        for version in self.asleep():
            faults.take("inactive", version)
        return 200, {"status": 200}, "{}"

    def delete_function(self):
        name = re.sub(r".*/functions/", "", self.path)
        if self._get_param("Qualifier") is None and cloudfront.has_replicas(name):
            arn = f"arn:aws:lambda:{self.region}:{self.current_account}:function:{name}"
            return 400, {"status": 400, "x-amzn-errortype": "InvalidParameterValueException"}, (
                '{"Type": "User", "Message": "Lambda was unable to delete %s because it is a replicated function. Please see our'
                ' documentation for Deleting Lambda@Edge Functions and Replicas."}' % arn)
        return _delete_function(self)


def publish_version(moto_publishes):
    """moto counts the versions that are left, so that a number comes back once its version was deleted."""

    def publish(self, name_or_arn, description=""):
        version = moto_publishes(self, name_or_arn, description)
        self._last_numbers = getattr(self, "_last_numbers", {})
        version.set_version(self._last_numbers.get(version.function_name, 0) + 1)
        self._last_numbers[version.function_name] = version.version
        self._arns[version.function_arn] = version
        return version

    return publish
