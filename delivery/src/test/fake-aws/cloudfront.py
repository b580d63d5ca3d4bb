"""CloudFront's distributions and invalidations, as the scripts read them."""

import datetime
import random
import string

import faults

_distributions = {}
_used_functions = set()  # names of functions that a distribution used: CloudFront made replicas of them


def find(identifier):
    return _distributions.get(identifier)


def remove(identifier):
    del _distributions[identifier]


def has_replicas(function_name):
    return function_name.split(":")[-1] in _used_functions and faults.count_down("replicas")


class Distribution:
    def __init__(self, config):
        self.id = "E" + "".join(random.choices(string.ascii_uppercase + string.digits, k=13))
        self.domain_name = f"d{self.id[1:].lower()}.cloudfront.net"
        self.invalidations = []
        self.update(config, False)
        _distributions[self.id] = self

    def update(self, config, keeps_signer):
        if not keeps_signer:
            self.signers = {b["PathPattern"]: b.get("LambdaFunctionAssociations", []) for b in config["CacheBehaviors"]}
            _used_functions.update(a["LambdaFunctionARN"].split(":")[6] for s in self.signers.values() for a in s)
        self.config = config

    def description(self):
        """The distribution as CloudFront's API describes it: every list with its length."""
        config = self.config
        behaviors = [{"PathPattern": pattern, "LambdaFunctionAssociations": listed(s)} for pattern, s in self.signers.items()]
        return {
            "Id": self.id,
            "ARN": f"arn:aws:cloudfront::123456789012:distribution/{self.id}",
            "Status": "InProgress" if faults.count_down("slowDeploy") else "Deployed",
            "DomainName": self.domain_name,
            "LastModifiedTime": datetime.datetime.now(datetime.timezone.utc),
            "InProgressInvalidationBatches": 0,
            "DistributionConfig": {
                "Comment": config["Comment"],
                "Enabled": config["Enabled"],
                "Origins": listed([{"Id": o["Id"], "DomainName": o["DomainName"]} for o in config["Origins"]]),
                "DefaultCacheBehavior": {"TargetOriginId": config["DefaultCacheBehavior"]["TargetOriginId"]},
                "CacheBehaviors": listed(behaviors),
            },
        }


def listed(items):
    return {"Quantity": len(items), "Items": items}
