"""Runs a Lambda handler from a folder: python3 lambda_runtime.py FOLDER. The environment variable _HANDLER names it:
"module.function". It asks the Lambda Runtime API for events and answers them, one at a time.
https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

import decimal
import importlib
import json
import logging
import math
import os
import sys
import time
import traceback
from http.client import HTTPConnection, HTTPException

ADDRESS, ENVIRONMENT = os.environ["AWS_LAMBDA_RUNTIME_API"].split("/")
API = f"/{ENVIRONMENT}/2018-06-01/runtime"


class Context:
    """What a handler learns of its invocation: https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    identity = None
    client_context = None

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))


class Encoder(json.JSONEncoder):
    """Lambda's runtime takes decimals, as boto3 makes them of DynamoDB's numbers."""

    def default(self, o):
        if not isinstance(o, decimal.Decimal):
            return super().default(o)
        if o.is_nan():
            return math.nan
        return int(o) if o == o.to_integral_value() else float(o)


class RequestId(logging.Filter):
    current = ""

    def filter(self, record):
        record.aws_request_id = RequestId.current
        return True


def call(method, operation, body=None):
    connection = HTTPConnection(ADDRESS)
    connection.request(method, f"{API}/{operation}", body)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


def describe(error):
    return json.dumps(
        {
            "errorMessage": str(error),
            "errorType": type(error).__name__,
            "requestId": RequestId.current,
            "stackTrace": traceback.format_tb(error.__traceback__)[1:],
        }
    ).encode()


class JsonFormatter(logging.Formatter):
    """An entry as an object, with what a program gave it besides."""

    KNOWN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "aws_request_id"}

    def format(self, record):
        kind, error, trace = record.exc_info or (None, None, None)
        entry = {
            "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
            "stackTrace": traceback.format_tb(trace) if trace else None,
            "errorType": kind.__name__ if kind else None,
            "errorMessage": str(error) if error else None,
            "requestId": record.aws_request_id or None,
            "location": f"{record.pathname}:{record.funcName}:{record.lineno}" if error else None,
        }
        entry.update((name, value) for name, value in vars(record).items() if name not in self.KNOWN | set(entry))
        return json.dumps({name: value for name, value in entry.items() if value is not None}, default=str)


def set_up_logging():
    """The formats of Lambda's runtime, on the console."""
    handler = logging.StreamHandler(sys.stdout)
    if os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON":
        formatter = JsonFormatter()
        level = os.environ["AWS_LAMBDA_LOG_LEVEL"].replace("TRACE", "DEBUG")
        logging.getLogger().setLevel(level)
    else:
        formatter = logging.Formatter(
            "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
        )
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(RequestId())
    logging.getLogger().addHandler(handler)


def load():
    name = os.environ["_HANDLER"]
    if "." not in name:
        raise ValueError(f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)")
    module, function = name.rsplit(".", 1)
    handler = getattr(importlib.import_module(module.replace("/", ".")), function, None)
    if handler is None:
        raise AttributeError(f"Handler '{function}' missing on module '{module}'")
    return handler


def run(handler):
    while True:
        status, headers, event = call("GET", "invocation/next")
        if status != 200:
            return
        context = Context(headers)
        RequestId.current = context.aws_request_id
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
        try:
            result = json.dumps(handler(json.loads(event), context), cls=Encoder, ensure_ascii=False).encode()
        except Exception as error:
            traceback.print_exc(file=sys.stdout)
            call("POST", f"invocation/{context.aws_request_id}/error", describe(error))
            continue
        finally:
            sys.stdout.flush()
        call("POST", f"invocation/{context.aws_request_id}/response", result)


def main():
    # In the place of this file's own folder.
    sys.path[0] = sys.argv[1]
    sys.stdout.reconfigure(line_buffering=True)
    set_up_logging()
    try:
        handler = load()
    except Exception as error:
        traceback.print_exc(file=sys.stdout)
        call("POST", "init/error", describe(error))
        sys.exit(1)
    try:
        run(handler)
    except (HTTPException, OSError):
        # The local cloud has ended.
        sys.exit(0)


main()
