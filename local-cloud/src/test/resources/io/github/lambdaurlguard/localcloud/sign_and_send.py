"""Signs requests with botocore and sends them: {credentials, host, port, requests} on standard input. Prints the status of
each answer, and beside it that of the same request with the last digit of its signature changed; or nothing and status 3
where botocore is not installed."""

import http.client
import json
import sys

try:
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
except ImportError:
    sys.exit(3)


def send(port, method, target, headers, body):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(body or None)
    status = connection.getresponse().status
    connection.close()
    return status


def main():
    given = json.load(sys.stdin)
    keys = given["credentials"]
    credentials = Credentials(keys["accessKeyId"], keys["secretAccessKey"], keys["sessionToken"])
    statuses = []
    for request in given["requests"]:
        target = request["path"] + ("?" + request["query"] if request["query"] else "")
        body = request["body"].encode()
        signed = AWSRequest(
            request["method"],
            "http://" + given["host"] + target,
            {"host": given["host"], **request["headers"]},
            body,
        )
        SigV4Auth(credentials, "lambda", "us-east-1").add_auth(signed)
        headers = dict(signed.headers.items())
        if body:
            headers["content-length"] = str(len(body))
        right = send(given["port"], request["method"], target, headers, body)
        authorization = headers["Authorization"]
        headers["Authorization"] = authorization[:-1] + ("1" if authorization.endswith("0") else "0")
        statuses.append([right, send(given["port"], request["method"], target, headers, body)])
    print(json.dumps(statuses))


main()
