"""A fake AWS on loopback: moto's server, with a CloudFormation of our own in front of its services.

moto's own CloudFormation does not do what these tests are about: it has no rollback, no events of failed resources, no
replacement that reaches dependent resources, and it ignores the resource types of CloudFront and of function URLs.

Once it listens, it prints its address, and on a second line the folder of this Python's commands. Beside AWS's operations it answers:
  POST /fake-aws/restore   starts another fake AWS that has what this one has, and answers its address and process: this one is what was
                           saved
  POST /fake-aws/faults    takes a JSON object of faults (see faults.py)
  POST /fake-aws/parameters  takes what somebody writes into us-east-1's Parameter Store: {name: [type, value], or null to delete}
  GET  /fake-aws/calls     the operations called since the calls were last read, one a line
  GET  /fake-aws/bodies    what was sent with the calls to CloudFormation since then, one a line
  GET  /fake-aws/refusals  what somebody called without being allowed to (see judge.py), one a line
"""

import io
import json
import os
import re
import signal
import sys
import threading
import time
from urllib.parse import unquote_plus

os.environ.setdefault("AWS_ACCESS_KEY_ID", "fake")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "fake")

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import faults
import judge
import operations
import resources
import stacks


class Calls:
    """Records which operations were called."""

    def __init__(self, application):
        self.application = application
        self.names = []
        self.bodies = []

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith("/fake-aws/"):
            return self.control(path, environ, start_response)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if "fake-aws-itself" not in environ.get("HTTP_USER_AGENT", ""):
            body = environ["wsgi.input"].read(length) if length else b""
            environ["wsgi.input"] = io.BytesIO(body)
            name = self.name_of(environ, body)
            self.names.append(name)
            if name.startswith("cloudformation "):
                self.bodies.append(unquote_plus(body.decode()).replace("\n", " "))
            if name == "cloudformation DescribeStacks" and faults.count_down("unanswered"):
                start_response("503 Service Unavailable", [("Content-Type", "text/xml")])
                return [b"<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>busy</Message></Error></ErrorResponse>"]
            try:
                judge.call(environ, body)
            except judge.Refused as refused:
                return self.refuse(name, str(refused), start_response)
            if path == "/listRegions":
                start_response("200 OK", [("Content-Type", "application/json")])
                return [json.dumps({"Regions": [{"RegionName": r} for r in ("us-east-1", "eu-west-1")]}).encode()]
        return self.application(environ, start_response)

    def refuse(self, name, message, start_response):
        if name.split()[0] in ("cloudformation", "cloudfront", "s3"):
            start_response("403 Forbidden", [("Content-Type", "text/xml")])
            error = f"<Code>AccessDenied</Code><Message>{message}</Message>"
            return [(f"<Error>{error}</Error>" if name.startswith("s3") else f"<ErrorResponse><Error>{error}</Error></ErrorResponse>").encode()]
        start_response("403 Forbidden", [("Content-Type", "application/json"), ("x-amzn-errortype", "AccessDeniedException")])
        return [json.dumps({"__type": "AccessDeniedException", "message": message}).encode()]

    def name_of(self, environ, body):
        scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
        service = scope.group(1) if scope else "unsigned"
        action = re.search(rb"(?:^|&)Action=(\w+)", body)
        target = environ.get("HTTP_X_AMZ_TARGET")
        if target:
            return f"{service} {target.rpartition('.')[2]}"
        if action and service not in ("s3", "lambda"):
            return f"{service} {action.group(1).decode()}"
        return f"{service} {environ['REQUEST_METHOD']} {environ['PATH_INFO']}"

    def control(self, path, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        answer = ""
        if path == "/fake-aws/restore":
            answer = restore(self)
        elif path == "/fake-aws/bodies":
            answer = "\n".join(self.bodies)
            self.bodies.clear()
        elif path == "/fake-aws/refusals":
            answer = "\n".join(judge.refusals)
            judge.refusals.clear()
        elif path == "/fake-aws/faults":
            faults.replace(json.loads(body))
        elif path == "/fake-aws/parameters":
            for name, content in json.loads(body).items():
                resources.write_parameter("us-east-1", name, content)
        elif path == "/fake-aws/calls":
            answer = "\n".join(self.names)
            self.names.clear()
        else:
            start_response("404 Not Found", [])
            return [b""]
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [answer.encode()]


class QuietHandler(WSGIRequestHandler):
    def log_request(self, *_):
        pass


def serve(application, say):
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=QuietHandler)
    resources.serve_from(f"http://127.0.0.1:{server.port}")
    say(f"http://127.0.0.1:{server.port}")
    server.serve_forever()


def restore(application):
    """A copy of the process has a copy of everything. Nothing else may be under way."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
        try:
            serve(application, lambda address: (os.write(theirs, address.encode()), os.close(theirs)))
        finally:
            os._exit(1)
    os.close(theirs)
    with os.fdopen(ours) as said:
        return f"{said.read()} {child}"


def end_with(parent):
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def main():
    operations.install()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody waits for the copies.
    serve(Calls(DomainDispatcherApplication(create_backend_app)), lambda address: print(address, flush=True))


if __name__ == "__main__":
    sys.exit(main())
