"""CloudFormation's part that the scripts see: stacks, change sets, operations in the background, events, rollback."""

import copy
import datetime
import re
import threading
import uuid
from dataclasses import dataclass, field

import faults
import judge
import resources
import templates

ACCOUNT = "123456789012"
_stacks = {}  # by ARN, deleted ones included


@dataclass
class Deployed:
    """A resource that exists."""

    type: str
    physical_id: str
    attributes: dict
    properties: dict
    declaration: dict


@dataclass
class ChangeSet:
    name: str
    id: str
    type: str
    template: str
    parameters: dict
    resolved: dict  # what the Parameter Store held, by the parameter of the template that names it
    status: str = "CREATE_COMPLETE"
    reason: str = ""
    changes: list = field(default_factory=list)
    invalid: list = field(default_factory=list)  # what early validation found: logical id, type, reason
    role: str = None
    tags: list = field(default_factory=list)


class Stack:
    def __init__(self, name, region):
        self.name = name
        self.region = region
        self.id = f"arn:aws:cloudformation:{region}:{ACCOUNT}:stack/{name}/{uuid.uuid4()}"
        self.created = now()
        self.status = "REVIEW_IN_PROGRESS"
        self.text = ""
        self.parameters = {}
        self.deployed = {}
        self.outputs = {}
        self.events = []
        self.change_sets = {}
        self.role = None
        self.tags = []
        self.protected = False
        _stacks[self.id] = self

    def event(self, token, status, logical_id=None, resource_type="AWS::CloudFormation::Stack", physical_id=None, reason=None):
        self.events.insert(0, {
            "EventId": str(uuid.uuid4()), "StackId": self.id, "StackName": self.name, "Timestamp": now(),
            "LogicalResourceId": logical_id or self.name, "ResourceType": resource_type,
            "PhysicalResourceId": physical_id or (self.id if logical_id is None else ""),
            "ResourceStatus": status, "ResourceStatusReason": reason, "ClientRequestToken": token,
        })
        if logical_id is None:
            self.status = status

    def values(self, template, parameters, resolved):
        """The values of parameters and pseudo parameters. Raises ValueError as CloudFormation refuses."""
        declared = template.get("Parameters", {})
        unknown = sorted(set(parameters) - set(declared))
        if unknown:
            raise ValueError(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
        values = {
            "AWS::AccountId": ACCOUNT, "AWS::Partition": "aws", "AWS::Region": self.region,
            "AWS::StackName": self.name, "AWS::StackId": self.id, "AWS::URLSuffix": "amazonaws.com",
        }
        for name, declaration in declared.items():
            if name not in parameters:
                raise ValueError(f"Parameters: [{name}] must have values")
            value = parameters[name]
            allowed = declaration.get("AllowedPattern", ".*")
            if not re.search(allowed, value):
                raise ValueError(f"Parameter {name} failed to satisfy constraint: {allowed}")
            values[name] = resolved.get(name, value)
        return values

    def scope(self, template, parameters, resolved, deployed):
        return templates.Scope(
            template, self.values(template, parameters, resolved), lambda name, attribute: lookup(deployed, name, attribute))


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def lookup(deployed, name, attribute):
    resource = deployed[name]
    if attribute is None:
        return resource.physical_id
    return resource.attributes.get(attribute, f"{name}.{attribute}")


def find(name_or_id, region):
    """A stack by ARN, also a deleted one; by name, the one that exists. None without one."""
    if name_or_id in _stacks:
        return _stacks[name_or_id]
    for stack in _stacks.values():
        if stack.name == name_or_id and stack.region == region and stack.status != "DELETE_COMPLETE":
            return stack
    return None


def existing(region):
    return [s for s in _stacks.values() if s.region == region and s.status != "DELETE_COMPLETE"]


def create_change_set(stack, name, kind, text, parameters):
    template = templates.parse(text)
    defaults = {name: str(p["Default"]) for name, p in template.get("Parameters", {}).items() if "Default" in p}
    parameters = {**defaults, **parameters}
    resolved = resolve(stack, template, parameters)
    change_set = ChangeSet(
        name, f"arn:aws:cloudformation:{stack.region}:{ACCOUNT}:changeSet/{name}/{uuid.uuid4()}", kind, text, parameters, resolved)
    change_set.changes = changes(stack, template, parameters, resolved)
    change_set.invalid = [
        (name, template["Resources"][name]["Type"], reason)
        for name, reason in faults.get("validation", {}).items() if name in template["Resources"]]
    if change_set.invalid:
        change_set.status = "FAILED"
        change_set.reason = "Early validation found problems. To see them, call DescribeEvents with this change set."
    elif not change_set.changes:
        change_set.status = "FAILED"
        change_set.reason = "The submitted information didn't contain changes. Submit different information to create a change set."
    stack.change_sets[change_set.id] = change_set
    return change_set


def resolve(stack, template, parameters):
    """What the Parameter Store holds while a change set is made. It is carried out with that, whatever is there by then."""
    for name, value in faults.get("planted", {}).items():
        resources.write_parameter(stack.region, name, ["String", value])
    return {
        name: resources.parameter(stack.region, parameters[name])
        for name, declaration in template.get("Parameters", {}).items()
        if declaration["Type"].startswith("AWS::SSM::Parameter::Value") and name in parameters}


def changes(stack, template, parameters, resolved):
    """What a change set lists. What is only known afterwards stands for itself, and so differs from what is there."""
    planned = dict(stack.deployed)
    scope = stack.scope(template, parameters, resolved, planned)
    found = []
    wanted = [n for n in templates.in_order(template) if scope.included(template["Resources"][n])]
    for name in wanted:
        declaration = template["Resources"][name]
        properties = scope.resolve(declaration.get("Properties", {}))
        before = stack.deployed.get(name)
        if before is None:
            planned[name] = Unknown(name)
            found.append(("Add", name, declaration["Type"], None))
        elif before.properties != properties:
            replaced = resources.replaces(declaration["Type"], before.properties, properties)
            planned[name] = Unknown(name) if replaced else before
            found.append(("Modify", name, declaration["Type"], "True" if replaced else "False"))
    found += [("Remove", name, r.type, None) for name, r in stack.deployed.items() if name not in wanted]
    return found


class Unknown:
    """A resource before it exists."""

    def __init__(self, name):
        self.physical_id = f"https://unknown/{name}"
        self.attributes = self

    def get(self, attribute, _):
        return f"{self.physical_id}/{attribute}"


def execute(stack, change_set, token):
    del stack.change_sets[change_set.id]
    stack.role, stack.tags = change_set.role, change_set.tags
    verb = "CREATE" if change_set.type == "CREATE" else "UPDATE"
    stack.event(token, f"{verb}_IN_PROGRESS", reason="User Initiated")
    threading.Thread(target=Operation(stack, token, verb).run, args=(change_set,), daemon=True).start()


def delete(stack, token):
    stack.event(token, "DELETE_IN_PROGRESS", reason="User Initiated")
    threading.Thread(target=Operation(stack, token, "DELETE").delete_stack, daemon=True).start()


def continue_rollback(stack, token):
    stack.event(token, "UPDATE_ROLLBACK_IN_PROGRESS", reason="User Initiated")
    threading.Thread(target=stack.failed_operation.take_back, args=(token,), daemon=True).start()


class Operation:
    """One creation, update or deletion of a stack, in a thread of its own."""

    def __init__(self, stack, token, verb):
        self.stack = stack
        self.token = token
        self.verb = verb
        self.before = dict(stack.deployed)
        self.done = []  # logical ids in the order in which they were touched

    def event(self, *arguments, **named):
        self.stack.event(self.token, *arguments, **named)

    def run(self, change_set):
        stack = self.stack
        template = templates.parse(change_set.template)
        scope = stack.scope(template, change_set.parameters, change_set.resolved, stack.deployed)
        wanted = [n for n in templates.in_order(template) if scope.included(template["Resources"][n])]
        try:
            for name in wanted:
                self.bring_about(name, template["Resources"][name], scope)
        except Exception as problem:
            self.event(f"{'ROLLBACK' if self.verb == 'CREATE' else 'UPDATE_ROLLBACK'}_IN_PROGRESS", reason=str(problem))
            self.take_back(self.token)
            return
        stack.text = change_set.template
        stack.parameters = change_set.parameters
        stack.outputs = scope.resolve({name: o["Value"] for name, o in template.get("Outputs", {}).items() if scope.included(o)})
        if self.verb == "UPDATE":
            self.event("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
            self.clean_up(wanted)
        self.event(f"{self.verb}_COMPLETE")

    def bring_about(self, name, declaration, scope):
        """Creates, updates or leaves a resource. Raises what CloudFormation gives as the stack's reason."""
        kind = declaration["Type"]
        properties = scope.resolve(declaration.get("Properties", {}))
        before = self.before.get(name)
        if before is not None and before.properties == properties:
            return
        verb = "CREATE" if before is None else "UPDATE"
        faults.wait_while_held(name)
        self.event(f"{verb}_IN_PROGRESS", name, kind, before and before.physical_id)
        context = resources.Context(self.stack, name)
        self.done.append(name)
        try:
            faults.check("fail", name)
            self.judge(verb, name, kind, before, properties)
            if before is None or resources.replaces(kind, before.properties, properties):
                physical_id, attributes = resources.create(context, kind, properties)
            else:
                physical_id, attributes = resources.update(context, kind, before, properties)
        except Exception as problem:
            self.event(f"{verb}_FAILED", name, kind, reason=str(problem))
            raise RuntimeError(f"The following resource(s) failed to {verb.lower()}: [{name}].") from problem
        self.stack.deployed[name] = Deployed(kind, physical_id, attributes, copy.deepcopy(properties), declaration)
        self.event(f"{verb}_COMPLETE", name, kind, physical_id)

    def judge(self, verb, name, kind, before, properties):
        physical_id = before.physical_id if before else f"{self.stack.name}-{name}-1A2B3C4D5E6F"
        if kind == "AWS::S3::Bucket":
            physical_id = physical_id.lower()
        judge.handler(self.stack, kind, verb.lower(), physical_id, properties)

    def take_back(self, token):
        self.token = token
        stack = self.stack
        stack.failed_operation = self
        # In the order of an update: a version has to be back before the alias that points to it.
        for name in reversed(self.done) if self.verb == "CREATE" else list(self.done):
            after, before = stack.deployed.get(name), self.before.get(name)
            try:
                faults.check("failRollback", name)
                if after is not before:
                    self.take_back_resource(name, after, before)
            except Exception as problem:
                self.event("UPDATE_FAILED", name, (after or before).type, reason=str(problem))
                self.event("UPDATE_ROLLBACK_FAILED", reason=f"The following resource(s) failed to update: [{name}].")
                return
        for name in self.done:
            if name not in self.before and name in stack.deployed:
                self.remove(name, stack.deployed.pop(name))
        self.event("ROLLBACK_COMPLETE" if self.verb == "CREATE" else "UPDATE_ROLLBACK_COMPLETE")

    def take_back_resource(self, name, after, before):
        if before is None:
            if self.verb == "CREATE":
                self.remove(name, self.stack.deployed.pop(name))
            return
        if after.physical_id == before.physical_id:
            resources.update(resources.Context(self.stack, name), before.type, after, before.properties)
        else:
            self.replaced_by_rollback = after
            if after.declaration.get("DeletionPolicy") == "Retain":
                self.event("DELETE_SKIPPED", name, after.type, after.physical_id)
            else:
                resources.delete(resources.Context(self.stack, name), after)
        self.stack.deployed[name] = before
        self.event("UPDATE_COMPLETE", name, before.type, before.physical_id)

    def clean_up(self, wanted):
        for name, before in self.before.items():
            after = self.stack.deployed.get(name)
            if name not in wanted:
                self.remove(name, self.stack.deployed.pop(name))
            elif after.physical_id != before.physical_id and before.declaration.get("UpdateReplacePolicy") != "Retain":
                self.remove(name, before)

    def remove(self, name, resource):
        if resource.declaration.get("DeletionPolicy") == "Retain":
            self.event("DELETE_SKIPPED", name, resource.type, resource.physical_id)
            return
        faults.wait_while_held(name)
        self.event("DELETE_IN_PROGRESS", name, resource.type, resource.physical_id)
        faults.check("fail", name)
        self.judge("DELETE", name, resource.type, resource, resource.properties)
        resources.delete(resources.Context(self.stack, name), resource)
        self.event("DELETE_COMPLETE", name, resource.type, resource.physical_id)

    def delete_stack(self):
        for name, resource in reversed(list(self.stack.deployed.items())):
            try:
                self.remove(name, resource)
            except Exception as problem:
                self.event("DELETE_FAILED", name, resource.type, resource.physical_id, str(problem))
                self.event("DELETE_FAILED", reason=f"The following resource(s) failed to delete: [{name}].")
                return
            del self.stack.deployed[name]
        self.event("DELETE_COMPLETE")
