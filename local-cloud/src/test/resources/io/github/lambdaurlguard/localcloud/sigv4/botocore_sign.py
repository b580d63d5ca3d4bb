"""Signs the requests that stand on the standard input with botocore, and prints them signed.

Input:  {accessKeyId, secretAccessKey, sessionToken, service, region, timestamp,
         requests: [{method, url, headers: [[name, value]], body, presigned}]}
Output: [{url, headers: [[name, value]], canonicalRequest}]
"""

import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

given = json.load(sys.stdin)
credentials = Credentials(given["accessKeyId"], given["secretAccessKey"], given["sessionToken"])
# Headers that botocore leaves to the HTTP client are signed too: others do.
botocore.auth.SIGNED_HEADERS_BLACKLIST = ["authorization"]


def sign(each):
    kind = botocore.auth.SigV4QueryAuth if each["presigned"] else botocore.auth.SigV4Auth
    signer = kind(credentials, given["service"], given["region"])
    request = AWSRequest(method=each["method"], url=each["url"], data=each["body"].encode())
    for name, value in each["headers"]:
        request.headers.add_header(name, value)
    request.context["timestamp"] = given["timestamp"]
    signer._modify_request_before_signing(request)
    canonical = signer.canonical_request(request)
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    signer._inject_signature_to_request(request, signature)
    return {"url": request.url, "headers": request.headers.items(), "canonicalRequest": canonical}


json.dump([sign(each) for each in given["requests"]], sys.stdout)
