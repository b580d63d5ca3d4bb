"""What the fake AWS is told to do wrong.

  "fail"        {logical id: reason}  creating, updating or deleting this resource fails with this reason
  "failRollback" {logical id: reason} so does taking back what was done to it
  "hold"        logical id            the operation stands still before this resource until the faults are replaced
  "replicas"    number                how many times deleting a function that a distribution used is refused
  "oldSigner"   true                  a distribution keeps the signer it has, whatever its template says
  "planted"     {name: value}         somebody writes these SSM parameters at the moment in which a change set is made
  "validation"  {logical id: reason}  CloudFormation's early validation of a change set finds this
  "inactive"    [id:version, ...]     these versions, by the functions' logical ids, are asleep until they are called
  "unanswered"  number                how many times describing a stack is answered with 503
  "slowDeploy"  number                how many times a distribution answers that it is still being deployed
"""

import threading

_changed = threading.Condition()
_current = {}


def replace(faults):
    with _changed:
        _current.clear()
        _current.update(faults)
        _changed.notify_all()


def get(name, default=None):
    return _current.get(name, default)


def count_down(name):
    """Whether there was something left to count down from."""
    with _changed:
        left = _current.get(name, 0)
        _current[name] = max(0, left - 1)
        return left > 0


def take(name, item):
    """Takes an item out of a list of faults."""
    with _changed:
        _current[name] = [i for i in _current.get(name, []) if i != item]


def wait_while_held(logical_id):
    with _changed:
        _changed.wait_for(lambda: _current.get("hold") != logical_id)


def check(kind, logical_id):
    reason = get(kind, {}).get(logical_id)
    if reason:
        raise RuntimeError(reason)
