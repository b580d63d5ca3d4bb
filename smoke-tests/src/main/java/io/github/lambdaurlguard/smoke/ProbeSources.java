package io.github.lambdaurlguard.smoke;

import io.github.lambdaurlguard.smoke.Probe.About;

/**
 * The rules that probes are about: parts of their texts in docs/local-cloud-rules.md, and where a
 * belief comes from.
 */
final class ProbeSources {

  private static final String URL_PAYLOADS =
      "https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html";
  static final String URL_AUTH = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
  static final String SIGNED_REQUESTS =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html";
  static final String SIGNATURE_TROUBLE =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html";
  private static final String OAC =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html";
  static final String CUSTOM_ORIGINS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html";
  static final String HTTPS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html";
  static final String ERRORS_KEPT =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html";
  static final String SHOWN_BODIES =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-include-body-access.html";
  private static final String EVENTS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html";
  private static final String GENERATED =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html";
  private static final String FUNCTIONS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html";

  private static final String LOCALSTACK =
      "https://github.com/localstack/localstack/blob/8b9a79f05/tests/aws/services/lambda_/test_lambda.py";
  private static final String RESPONSE_HEADERS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html";
  static final String S3_ANSWERS =
      "https://github.com/localstack/localstack/blob/8b9a79f05/tests/aws/services/s3/test_s3.py";
  static final String S3_ORIGINS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorS3Origin.html";

  static final String S3_ANSWERS_RULE = "S3's answers: `Server: AmazonS3`";
  static final String S3_IDS_RULE = "viewers do not get these two headers";
  static final String UNSIGNED_RULE = "a call without a signature is 403";
  static final String WRONG_SIGNATURE_RULE = "a wrong signature";

  static final About PAYLOAD =
      new About("payload 2.0: cookies, comma-joined headers", URL_PAYLOADS);
  static final About PLUS = new About("a plus sign in a query", SIGNED_REQUESTS);
  static final About QUERY_NAMES =
      new About("an unescaped reserved character in the name", "measured by others, 2026-10-07");
  static final About QUERY_OTHERS =
      new About("Lambda may refuse further characters in a", "measured by others, 2026-10-07");
  static final About SEGMENTS = new About("an empty or relative segment", SIGNED_REQUESTS);
  static final About PATHS =
      new About(
          "`requestContext.http.path` is decoded", "recorded by others, 2026-07-10 and 2023-05-12");
  static final About SIZES =
      new About(
          "a request whose event has 6,291,456 bytes or more is 413",
          "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html");
  static final About HEADERS =
      new About(
          "`cookie` stays among the headers", "recorded by others, 2026-07-10 and 2023-04-18");
  static final About IAM =
      new About(
          "with `AWS_IAM` the event has no `authorization`", "recorded by others, 2023-04-18");
  static final About RESULTS = new About("a result may lack `statusCode`", URL_PAYLOADS);
  static final About SET_COOKIE =
      new About("`set-cookie` among the headers of a result", URL_PAYLOADS);
  static final About ERRORS = new About("an error, a timeout, an exit", URL_PAYLOADS);
  static final About UNSIGNED = new About(UNSIGNED_RULE, URL_AUTH);
  static final About PERMISSIONS =
      new About("both `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction` are needed", URL_AUTH);
  static final About UNKNOWN_HOST =
      new About("a host name without a function URL is 403", "recorded by others, 2025-11-24");
  static final About WRONG_SIGNATURE = new About(WRONG_SIGNATURE_RULE, SIGNATURE_TROUBLE);
  static final About OTHER_SCOPE = new About("another region or service", SIGNATURE_TROUBLE);
  static final About OLD = new About("signed more than 5 minutes ago", SIGNATURE_TROUBLE);
  static final About STRANGER =
      new About("an unknown key; a missing or foreign token", SIGNATURE_TROUBLE);
  static final About UNSIGNED_PAYLOAD = new About("an unsigned payload", SIGNED_REQUESTS);
  static final About PRESIGNED =
      new About("presigned URLs are valid as long as they say", SIGNED_REQUESTS);
  static final About OAC_SIGNS = new About("an origin access control of the type `lambda`", OAC);
  static final About OAC_BODY = new About("`always`, `never` and `no-override`", OAC);
  static final About OAC_PATHS =
      new About(
          "the signature of an origin access control does not verify for a path",
          "recorded by others, 2024-05-30");
  static final About METHODS = new About("allowed methods; no body with GET", CUSTOM_ORIGINS);
  static final About LONG_HEAD = new About("a head of at most 20,480 bytes", CUSTOM_ORIGINS);
  static final About LONG_URL = new About("a URL of at most 8,192 bytes", CUSTOM_ORIGINS);
  static final About ORIGIN_PATHS =
      new About(
          "the origin gets the path as sent", "https://www.rfc-editor.org/rfc/rfc3986#section-6");
  static final About ORIGIN_HEADERS =
      new About("which headers reach the origin, and what CloudFront sets", CUSTOM_ORIGINS);
  static final About PAGES =
      new About(
          "error pages, redirects and generated responses have", "pasted by others, 2018 to 2025");
  static final About CORS =
      new About(
          "`Cors` answers preflights without the function",
          "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html");
  static final About FUNCTION_RESPONSES =
      new About(
          "responses that a viewer-request function generates",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/function-code-choose-purpose.html");
  static final About FUNCTION_BODIES =
      new About(
          "the size of a body that a function returns",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html");
  static final About FUNCTION_EXCEPTION =
      new About(
          "an exception is 503 with `FunctionExecutionError`",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-503-service-unavailable.html");
  static final About SYNTAX =
      new About("`catch {}`, `for…of`", "runs of 2026-08-27 and 2026-09-12 by others");
  static final About FUNCTION_RULES =
      new About(
          "read-only and disallowed headers, the method, the URI, edited queries, the structure",
          FUNCTIONS);

  static final About TLS =
      new About(
          "each event names TLS 1.3 and its cipher",
          "https://github.com/hotsock/voker/tree/59c7289/vokerhttp/testdata");
  static final About REQUEST_ID =
      new About("the request's id is the same in the event", LOCALSTACK);
  static final About REPEATED =
      new About("a second date, host, token, payload hash or authorization", SIGNED_REQUESTS);
  static final About HOST =
      new About("a function URL does not answer to the viewer's `Host`", LOCALSTACK);
  static final About VIEWER_HEADERS =
      new About(
          "the `CloudFront-*` headers that describe a viewer's device",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html");
  static final About COOKIES_IN_KEY =
      new About(
          "viewers' conditional requests are not supported if cookies are in the key",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html");
  static final About UNCACHED_ERRORS =
      new About("errors are cached even if the cache policy caches nothing", ERRORS_KEPT);
  static final About ERROR_PAGES =
      new About(
          "custom error responses: a page from the behaviour",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html");
  static final About VARY = new About("`Vary: Origin` beside an allowed origin", RESPONSE_HEADERS);
  static final About SERVER_TIMING =
      new About("`cdn-upstream-connect` of `Server-Timing`", RESPONSE_HEADERS);
  static final About ALLOWED_HEADERS =
      new About("wildcards in `AccessControlAllowHeaders`", RESPONSE_HEADERS);
  static final About FUNCTION_QUERIES =
      new About(
          "in a query that a function changes",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html");
  static final About UTILIZATION =
      new About(
          "compute utilization",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-function-restrictions.html");
  static final About FUNCTION_HEADS =
      new About(
          "a request has at most 20,480 bytes without its body",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-general");

  static final About EDGE_RULES =
      new About(
          "read-only and disallowed headers, names of headers with capitals, the method",
          FUNCTIONS);
  static final About EDGE_ORIGINS = new About("an origin in the result is of one kind", EVENTS);
  static final About EDGE_ENCODINGS = new About("the encoding of a body is base64 or text", EVENTS);
  static final About EDGE_SIZES =
      new About(
          "a generated response with its headers, and a replaced body",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-lambda-at-edge");
  static final About EDGE_UNCHANGED =
      new About("an unchanged request is forwarded with its body", EVENTS);
  static final About EDGE_GENERATED = new About("generated responses", GENERATED);
  static final About EDGE_COOKIES =
      new About("a generated response is treated like an origin's", GENERATED);
  static final About EDGE_EXCEPTION =
      new About(
          "an exception is 503 with `X-Cache: LambdaExecutionError",
          "recorded by others, 2019-10-02");
  static final About EDGE_EXIT =
      new About(
          "an exit is 503 with `LambdaExecutionError`",
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-testing-debugging.html");
  static final About BUCKETS = new About(S3_ANSWERS_RULE, S3_ANSWERS);
  static final About EDGE_VIEWER_BODY =
      new About(
          "a body that a viewer-response function returns",
          GENERATED + "#lambda-updating-http-responses");
  static final About EDGE_QUERIES =
      new About("a function sees the query as far as the policies forward it", FUNCTIONS);

  private ProbeSources() {}
}
