"""A fake AWS on loopback: moto's server, with a CloudFormation of our own in front of its services.

moto's own CloudFormation does not do what these tests are about: it has no rollback, no events of failed resources, no
replacement that reaches dependent resources, and it ignores the resource types of CloudFront and of function URLs.

Once it listens, it prints its address, and on a second line the folder of this Python's commands. Beside AWS's operations it answers:
  POST /fake-aws/reset     forgets everything
  POST /fake-aws/faults    takes a JSON object of faults (see faults.py)
  POST /fake-aws/parameters  takes what somebody writes into us-east-1's Parameter Store: {name: [type, value], or null to delete}
  GET  /fake-aws/calls     the operations called since the calls were last read, one a line
"""

import io
import json
import os
import re
import sys

os.environ.setdefault("AWS_ACCESS_KEY_ID", "fake")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "fake")

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import faults
import operations
import resources
import stacks


class Calls:
    """Records which operations were called."""

    def __init__(self, application):
        self.application = application
        self.names = []

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith("/fake-aws/"):
            return self.control(path, environ, start_response)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if "fake-aws-itself" not in environ.get("HTTP_USER_AGENT", ""):
            body = environ["wsgi.input"].read(length) if length else b""
            environ["wsgi.input"] = io.BytesIO(body)
            self.names.append(self.name_of(environ, body))
        return self.application(environ, start_response)

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
        if path == "/fake-aws/reset":
            stacks.reset()
            resources.reset()
            faults.replace({})
            self.names.clear()
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


def main():
    operations.install()
    application = Calls(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=QuietHandler)
    resources.serve_from(f"http://127.0.0.1:{server.port}")
    print(f"http://127.0.0.1:{server.port}", os.path.join(sys.exec_prefix, "bin"), sep="\n", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
