"""Reads templates and evaluates their intrinsic functions."""

import re

import yaml
from moto.cloudformation.utils import yaml_tag_constructor

NO_VALUE = object()


class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags."""


Loader.add_multi_constructor("", lambda loader, suffix, node: yaml_tag_constructor(loader, suffix, node))
# Dates such as 2012-10-17 stay text.
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(text):
    return yaml.load(text, Loader)


class Scope:
    """What the references of a template mean: parameters, pseudo parameters, conditions, resources.

    lookup(logical id, attribute or None) gives what Ref and Fn::GetAtt mean for a resource.
    """

    def __init__(self, template, values, lookup):
        self.template = template
        self.values = values
        self.lookup = lookup

    def resolve(self, value):
        if isinstance(value, list):
            return [r for r in (self.resolve(v) for v in value) if r is not NO_VALUE]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            name, argument = next(iter(value.items()))
            method = getattr(self, "_" + name.removeprefix("Fn::").lower(), None)
            if (name == "Ref" or name.startswith("Fn::")) and method is None:
                raise ValueError(f"Template error: the fake AWS has no {name}")
            if name == "Ref" or name.startswith("Fn::"):
                return method(argument)
        resolved = {key: self.resolve(v) for key, v in value.items()}
        return {key: v for key, v in resolved.items() if v is not NO_VALUE}

    def _ref(self, name):
        if name == "AWS::NoValue":
            return NO_VALUE
        return self.values[name] if name in self.values else self.lookup(name, None)

    def _getatt(self, argument):
        name, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
        return self.lookup(name, attribute)

    def _sub(self, argument):
        text, variables = argument if isinstance(argument, list) else (argument, {})

        def replacement(match):
            name = match.group(1)
            if name in variables:
                return str(self.resolve(variables[name]))
            return str(self._getatt(name) if "." in name else self._ref(name))

        return re.sub(r"\$\{([^!}]+)\}", replacement, text).replace("${!", "${")

    def _select(self, argument):
        return self.resolve(argument[1])[int(argument[0])]

    def _split(self, argument):
        return self.resolve(argument[1]).split(argument[0])

    def _join(self, argument):
        return argument[0].join(map(str, self.resolve(argument[1])))

    def _if(self, argument):
        condition, yes, no = argument
        return self.resolve(yes if self.holds({"Condition": condition}) else no)

    def holds(self, condition):
        name, argument = next(iter(condition.items()))
        if name in ("Condition", "Fn::Condition"):
            return self.holds(self.template["Conditions"][argument])
        if name == "Fn::Equals":
            return str(self.resolve(argument[0])) == str(self.resolve(argument[1]))
        if name == "Fn::Not":
            return not self.holds(argument[0])
        if name == "Fn::And":
            return all(self.holds(a) for a in argument)
        if name == "Fn::Or":
            return any(self.holds(a) for a in argument)
        raise ValueError(f"Template error: the fake AWS has no condition {name}")

    def included(self, declaration):
        return "Condition" not in declaration or self.holds({"Condition": declaration["Condition"]})


def references(value, names):
    """The names of resources that a declaration depends on."""
    found = set()
    if isinstance(value, list):
        for v in value:
            found |= references(v, names)
    elif isinstance(value, dict):
        for key, v in value.items():
            if key == "Ref":
                found.add(v)
            elif key == "Fn::GetAtt":
                found.add(v.split(".")[0] if isinstance(v, str) else v[0])
            elif key == "DependsOn":
                found |= {v} if isinstance(v, str) else set(v)
            elif key == "Fn::Sub":
                text = v[0] if isinstance(v, list) else v
                found |= {name.split(".")[0] for name in re.findall(r"\$\{([^!}]+)\}", text)}
                found |= references(v[1], names) if isinstance(v, list) else set()
            else:
                found |= references(v, names)
    return found & names


def in_order(template):
    """The logical ids of a template, each after what it depends on."""
    declarations = template["Resources"]
    ordered = []

    def visit(name):
        if name not in ordered:
            for dependency in sorted(references(declarations[name], set(declarations) - {name})):
                visit(dependency)
            ordered.append(name)

    for name in declarations:
        visit(name)
    return ordered
