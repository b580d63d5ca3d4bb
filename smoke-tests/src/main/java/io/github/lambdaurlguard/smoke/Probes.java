package io.github.lambdaurlguard.smoke;

import static io.github.lambdaurlguard.smoke.ProbeCall.cloudFront;
import static io.github.lambdaurlguard.smoke.ProbeCall.direct;
import static io.github.lambdaurlguard.smoke.ProbeCall.result;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The catalogue of probes: what the tables promise of each is beside it. */
final class Probes {

  private static final String ERROR_TYPE = "header x-amzn-ErrorType";
  private static final String FORBIDDEN = "AccessDeniedException";
  private static final String BAD_SIGNATURE = "InvalidSignatureException";
  private static final String QUERY = "event rawQueryString";
  private static final String PATH = "event rawPath";
  private static final String CONTEXT_PATH = "event requestContext.http.path";
  private static final String BODY = "event body";
  private static final String IS_BASE64 = "event isBase64Encoded";
  private static final int MEGABYTE = 1_048_576;

  private Probes() {}

  /** All of them, in the order of reports. */
  static List<Probe> all() {
    return Stream.of(
            queries(),
            paths(),
            bodies(),
            sizes(),
            events(),
            results(),
            refusals(),
            repetitions(),
            presigned(),
            cors(),
            originAccessControl(),
            cloudFrontItself(),
            PolicyProbes.all(),
            functions(),
            functionResults(),
            EdgeProbes.all())
        .flatMap(List::stream)
        .toList();
  }

  private static Probe query(Probe.About about, String id, String query, String value) {
    return about.ask(
        "query-" + id,
        "How does the query ?%s arrive?".formatted(query),
        () -> direct("GET", "/?" + query),
        "status",
        "200",
        QUERY,
        query,
        "event queryStringParameters.a",
        value);
  }

  private static Probe refusedQuery(String id, String query) {
    return ProbeSources.QUERY_NAMES.ask(
        "query-" + id,
        "Is the query ?%s refused before the function runs?".formatted(query),
        () -> direct("GET", "/?" + query),
        "status",
        "400",
        ERROR_TYPE,
        "InvalidQueryStringException");
  }

  private static List<Probe> queries() {
    return List.of(
        query(ProbeSources.PLUS, "plus", "a=b+c", "b c"),
        query(ProbeSources.PAYLOAD, "plus-escaped", "a=b%2Bc", "b+c"),
        query(ProbeSources.PAYLOAD, "blank-escaped", "a=b%20c", "b c"),
        query(ProbeSources.QUERY_OTHERS, "tilde", "a=~b", "~b"),
        query(ProbeSources.PAYLOAD, "tilde-escaped", "a=%7Eb", "~b"),
        query(ProbeSources.QUERY_OTHERS, "brackets", "a=[b]", "[b]"),
        query(ProbeSources.PAYLOAD, "brackets-escaped", "a=%5Bb%5D", "[b]"),
        query(
            ProbeSources.QUERY_OTHERS,
            "reserved",
            "a=b/c?d:e@f!g$h'i(j)k*l,m;n",
            "b/c?d:e@f!g$h'i(j)k*l,m;n"),
        query(ProbeSources.PAYLOAD, "bar-escaped", "a=b%7Cc", "b|c"),
        query(ProbeSources.PAYLOAD, "twice", "a=one&a=two", "one,two"),
        query(ProbeSources.PAYLOAD, "empty", "a=", ""),
        refusedQuery("bar", "a=b|c"),
        refusedQuery("brackets-name", "a[b]=c"),
        refusedQuery("slash-name", "/a=c"));
  }

  private static Probe path(Probe.About about, String id, String path, String inContext) {
    return about.ask(
        "path-" + id,
        "Does a signature over the path %s as it is sent verify, and how does it arrive?"
            .formatted(path),
        () -> direct("GET", path),
        "status",
        "200",
        PATH,
        path,
        CONTEXT_PATH,
        inContext);
  }

  private static List<Probe> paths() {
    return List.of(
        path(ProbeSources.SEGMENTS, "empty-segment", "/a//b", "/a//b"),
        path(ProbeSources.SEGMENTS, "dot", "/a/./b", "/a/./b"),
        path(ProbeSources.SEGMENTS, "dots", "/a/../b", "/a/../b"),
        ProbeSources.SEGMENTS.ask(
            "path-dots-normalised",
            "Does a signature over the normalised path verify for one with dots?",
            () -> direct("GET", "/a/../b").signedNormalised(),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        path(ProbeSources.PATHS, "blank", "/a%20b", "/a b"),
        path(ProbeSources.PATHS, "doubly-escaped", "/a%252Fb", "/a%2Fb"),
        path(ProbeSources.PATHS, "escaped-slash", "/a%2Fb", "/a/b"),
        path(ProbeSources.PATHS, "slash-at-the-end", "/a/", "/a"),
        path(ProbeSources.PATHS, "parentheses", "/(a)!*'~", "/(a)!*'~"),
        path(ProbeSources.PATHS, "plus", "/a+b", "/a+b"));
  }

  private static Probe body(
      String id, String question, Supplier<ProbeCall> call, String text, String isBase64) {
    return ProbeSources.PAYLOAD.ask(
        "body-" + id, question, call, "status", "200", BODY, text, IS_BASE64, isBase64);
  }

  private static List<Probe> bodies() {
    return List.of(
        body(
            "json",
            "Is JSON in UTF-8 text?",
            () ->
                direct("POST", "/")
                    .header("Content-Type", "application/json")
                    .body("{\"a\":\"λ\"}"),
            "{\"a\":\"λ\"}",
            "false"),
        body(
            "octets",
            "Is a body of no text base64?",
            () -> direct("POST", "/").header("Content-Type", "application/octet-stream").body("ab"),
            "YWI=",
            "true"),
        body(
            "no-type",
            "What is a body without a type?",
            () -> direct("POST", "/").body("ab"),
            "YWI=",
            "true"),
        body(
            "latin",
            "What becomes of JSON that is not UTF-8?",
            () ->
                direct("POST", "/")
                    .header("Content-Type", "application/json")
                    .body(RawCall.hex("22e922")),
            "\"\uFFFD\"",
            "false"),
        ProbeSources.PAYLOAD.ask(
            "body-gzip",
            "Is a compressed body of JSON base64?",
            () ->
                direct("POST", "/")
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .body(RawCall.hex("1f8b0800000000000003ab5604000000ffff")),
            "status",
            "200",
            IS_BASE64,
            "false"),
        body(
            "delete",
            "Does DELETE with a body arrive?",
            () -> direct("DELETE", "/").header("Content-Type", "text/plain").body("ab"),
            "ab",
            "false"),
        body(
            "get",
            "Does GET with a body arrive?",
            () -> direct("GET", "/").header("Content-Type", "text/plain").body("ab"),
            "ab",
            "false"),
        body(
            "options",
            "Does OPTIONS with a body arrive?",
            () -> direct("OPTIONS", "/").header("Content-Type", "text/plain").body("ab"),
            "ab",
            "false"),
        body(
            "chunks",
            "Does a body in chunks arrive?",
            () -> direct("POST", "/").header("Content-Type", "text/plain").body("ab").inChunks(),
            "ab",
            "false"),
        body(
            "no-chunks",
            "Is an empty body in chunks none?",
            () -> direct("POST", "/").header("Content-Type", "text/plain").inChunks(),
            "none",
            "false"));
  }

  private static Probe size(String id, String question, String type, int bytes, String status) {
    return ProbeSources.SIZES.ask(
        "size-" + id,
        question,
        () ->
            direct("POST", "/result")
                .header("Content-Type", type)
                .body("\"ok\"" + " ".repeat(bytes - 4)),
        "status",
        status);
  }

  private static List<Probe> sizes() {
    return List.of(
        size("text-1-mb", "Is a text of 1 MB let in?", "text/plain", MEGABYTE, "200"),
        size("text-1-mb-and-1", "Is a text of one byte more?", "text/plain", MEGABYTE + 1, "200"),
        size(
            "text-6-mb",
            "Is a text of 6 MB too much, with the rest of the event?",
            "text/plain",
            6 * MEGABYTE,
            "413"),
        size(
            "binary-4.4-mb",
            "Is a binary body of 4.4 MB let in?",
            "application/octet-stream",
            4_400 * (MEGABYTE / 1_000),
            "200"),
        size(
            "binary-4.6-mb",
            "Is a binary body of 4.6 MB too much, in base64?",
            "application/octet-stream",
            4_600 * (MEGABYTE / 1_000),
            "413"));
  }

  private static List<Probe> events() {
    return List.of(
        ProbeSources.PAYLOAD.ask(
            "header-twice",
            "How is a header joined that is sent twice?",
            () -> direct("GET", "/").header("X-Two", "first").header("X-Two", "second"),
            "status",
            "200",
            "event headers.x-two",
            "first,second"),
        ProbeSources.HEADERS.ask(
            "header-cookie",
            "Is Cookie among the headers and the cookies?",
            () -> direct("GET", "/").header("Cookie", "a=1; b=2"),
            "status",
            "200",
            "event headers.cookie",
            "a=1; b=2",
            "event cookies",
            "a=1 | b=2"),
        ProbeSources.HEADERS.ask(
            "header-connection",
            "Is Connection among the headers?",
            () -> direct("GET", "/"),
            "status",
            "200",
            "event headers.connection",
            "none"),
        ProbeSources.IAM.ask(
            "iam-authorization",
            "Is Authorization among the headers of a signed call?",
            () -> direct("GET", "/"),
            "status",
            "200",
            "event headers.authorization",
            "none"),
        ProbeSources.IAM.ask(
            "iam-caller",
            "What does the event tell of the caller?",
            () -> direct("GET", "/"),
            "names requestContext.authorizer.iam",
            "accessKey accountId callerId cognitoIdentity principalOrgId userArn userId"),
        ProbeSources.TLS.ask(
            "event-tls",
            "What does the event tell of the connection's TLS?",
            () -> direct("GET", "/"),
            "event headers.x-amzn-tls-version",
            "TLSv1.3",
            "event headers.x-amzn-tls-cipher-suite",
            "TLS_AES_128_GCM_SHA256"),
        ProbeSources.REQUEST_ID.ask(
            "event-request-id",
            "Is the request's id the same in the event, the context and the answer?",
            () -> direct("GET", "/"),
            "same header x-amzn-RequestId, header x-context-id, event requestContext.requestId",
            "yes"),
        ProbeSources.PAYLOAD.ask(
            "context-names",
            "What does the event's context hold?",
            () -> direct("GET", "/"),
            "names requestContext",
            "accountId apiId authorizer domainName domainPrefix http requestId routeKey stage time"
                + " timeEpoch"),
        ProbeSources.PAYLOAD.ask(
            "method-head",
            "Does HEAD reach the function?",
            () -> direct("HEAD", "/"),
            "status",
            "200",
            "length",
            "0"));
  }

  private static Probe returned(String id, String question, String json, String... looksAt) {
    return ProbeSources.RESULTS.ask("result-" + id, question, () -> result(json), looksAt);
  }

  private static List<Probe> results() {
    return List.of(
        returned(
            "text", "Does a text lose its quotes?", "\"hello\"", "status", "200", "body", "hello"),
        returned("number", "What becomes of a number?", "3", "status", "200", "body", "3"),
        returned("null", "What becomes of null?", "null", "status", "200", "body", "null"),
        returned(
            "list",
            "Is a list written without blanks?",
            "[\"a\", 1]",
            "status",
            "200",
            "body",
            "[\"a\",1]"),
        returned(
            "object",
            "Is an object without a status the body?",
            "{\"a\": 1}",
            "status",
            "200",
            "body",
            "{\"a\":1}",
            "header Content-Type",
            "application/json"),
        returned(
            "object-body",
            "Is a body that is an object its JSON?",
            "{\"statusCode\":200,\"body\":{\"a\":1}}",
            "status",
            "200",
            "body",
            "{\"a\":1}"),
        returned(
            "status-text",
            "Is a status taken that is a text?",
            "{\"statusCode\":\"418\",\"body\":\"\"}",
            "status",
            "418"),
        returned(
            "status-odd",
            "What becomes of the status 99?",
            "{\"statusCode\":99,\"body\":\"\"}",
            "status",
            "502"),
        returned(
            "multi-value",
            "Have multiValueHeaders an effect?",
            "{\"statusCode\":200,\"multiValueHeaders\":{\"x-mine\":[\"a\"]},\"body\":\"\"}",
            "status",
            "200",
            "header x-mine",
            ""),
        returned(
            "remapped",
            "Which headers are remapped?",
            "{\"statusCode\":200,\"headers\":{\"server\":\"mine\",\"date\":\"Thu, 01 Jan 1970"
                + " 00:00:00 GMT\",\"www-authenticate\":\"Basic\"},\"body\":\"\"}",
            "status",
            "200",
            "header x-amzn-Remapped-server",
            "mine",
            "header x-amzn-Remapped-date",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "header x-amzn-Remapped-www-authenticate",
            "Basic"),
        returned(
            "cookies",
            "Is each cookie a header?",
            "{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"\"}",
            "status",
            "200",
            "header Set-Cookie",
            "a=1 | b=2"),
        ProbeSources.SET_COOKIE.ask(
            "result-set-cookie",
            "Is Set-Cookie among the headers dropped?",
            () -> result("{\"statusCode\":200,\"headers\":{\"set-cookie\":\"a=1\"},\"body\":\"\"}"),
            "status",
            "200",
            "header Set-Cookie",
            ""),
        ProbeSources.ERRORS.ask(
            "result-error",
            "What is an exception to the caller?",
            () -> direct("GET", "/result/error"),
            "status",
            "502",
            "body",
            "Internal Server Error"));
  }

  private static List<Probe> refusals() {
    return List.of(
        ProbeSources.UNSIGNED.ask(
            "unsigned",
            "What does AWS say to a call without a signature?",
            () -> direct("GET", "/").unsigned(),
            "status",
            "403",
            ERROR_TYPE,
            FORBIDDEN,
            "body",
            "{\"Message\":\"Forbidden\"}"),
        ProbeSources.WRONG_SIGNATURE.ask(
            "wrong-key",
            "What does it say to a wrong secret?",
            () -> direct("GET", "/").by(Caller::withWrongSecret),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE,
            "body",
            "{\"message\":\"The request signature we calculated does not match the signature you"
                + " provided. Check your AWS Secret Access Key and signing method. Consult the"
                + " service documentation for details.\"}"),
        ProbeSources.OTHER_SCOPE.ask(
            "wrong-region",
            "What does it say to another region's signature?",
            () -> direct("GET", "/").forRegion("sa-east-1"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.OLD.ask(
            "expired",
            "What does it say to a signature of ten minutes ago?",
            () -> direct("GET", "/").signedAgo(Duration.ofMinutes(10)),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.STRANGER.ask(
            "unknown-key",
            "What does it say to an unknown key?",
            () -> direct("GET", "/").by(_ -> Caller.unknown()),
            "status",
            "403",
            "body",
            "{\"message\":\"The security token included in the request is invalid.\"}"),
        ProbeSources.UNSIGNED_PAYLOAD.ask(
            "unsigned-payload",
            "Is UNSIGNED-PAYLOAD refused?",
            () ->
                direct("POST", "/")
                    .header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                    .header("Content-Type", "text/plain")
                    .body("ab"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.PERMISSIONS.ask(
            "only-url",
            "Is lambda:InvokeFunctionUrl alone enough?",
            () -> direct("GET", "/").as("OnlyUrlCallerRole"),
            "status",
            "403",
            ERROR_TYPE,
            FORBIDDEN),
        ProbeSources.PERMISSIONS.ask(
            "only-function",
            "Is lambda:InvokeFunction alone enough?",
            () -> direct("GET", "/").as("OnlyFunctionCallerRole"),
            "status",
            "403",
            ERROR_TYPE,
            FORBIDDEN),
        ProbeSources.UNKNOWN_HOST.ask(
            "unknown-host",
            "What does it say at a host name of no URL?",
            () -> direct("GET", "/").unsigned().toUnknownHost(),
            "status",
            "403",
            ERROR_TYPE,
            FORBIDDEN,
            "body",
            "{\"Message\":null}"),
        ProbeSources.UNKNOWN_HOST.ask(
            "unknown-host-preflight",
            "And to a preflight there?",
            () ->
                direct("OPTIONS", "/")
                    .unsigned()
                    .toUnknownHost()
                    .header("Origin", "https://example.com")
                    .header("Access-Control-Request-Method", "GET"),
            "status",
            "200",
            "header access-control-allow-origin",
            "*"));
  }

  private static Probe repeated(String id, String name) {
    return ProbeSources.REPEATED.ask(
        "repeated-" + id,
        "What does it say to a second %s, the same as the first?".formatted(name),
        () -> direct("GET", "/").repeating(name),
        "status",
        "403",
        ERROR_TYPE,
        "IncompleteSignatureException");
  }

  private static List<Probe> repetitions() {
    return List.of(
        repeated("date", "X-Amz-Date"),
        repeated("token", "X-Amz-Security-Token"),
        repeated("hash", "x-amz-content-sha256"),
        repeated("authorization", "Authorization"));
  }

  private static Probe presigned(int minutes, String status) {
    return ProbeSources.PRESIGNED.ask(
        "presigned-%d-min".formatted(minutes),
        "Is a URL good that is presigned for %d minutes?".formatted(minutes),
        () -> direct("GET", "/?a=b").presigned(Duration.ofMinutes(minutes)),
        "status",
        status);
  }

  private static List<Probe> presigned() {
    return List.of(
        presigned(1, "200"),
        presigned(5, "200"),
        presigned(60, "200"),
        ProbeSources.PRESIGNED.ask(
            "presigned-60-min-10-ago",
            "Is one for an hour good after ten minutes?",
            () ->
                direct("GET", "/?a=b")
                    .presigned(Duration.ofHours(1))
                    .signedAgo(Duration.ofMinutes(10)),
            "status",
            "403"),
        ProbeSources.PRESIGNED.ask(
            "presigned-1-min-2-ago",
            "Is one for a minute refused after two?",
            () ->
                direct("GET", "/?a=b")
                    .presigned(Duration.ofMinutes(1))
                    .signedAgo(Duration.ofMinutes(2)),
            "status",
            "403"),
        ProbeSources.PRESIGNED.ask(
            "presigned-event",
            "Which parameters of the query does the event hold?",
            () -> direct("GET", "/?a=b").presigned(Duration.ofMinutes(1)),
            "names queryStringParameters",
            "X-Amz-Algorithm X-Amz-Credential X-Amz-Date X-Amz-Expires X-Amz-Security-Token"
                + " X-Amz-Signature X-Amz-SignedHeaders a"));
  }

  private static ProbeCall preflight(String origin, String method) {
    return ProbeCall.allowing("OPTIONS", "/")
        .unsigned()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method);
  }

  private static List<Probe> cors() {
    return List.of(
        ProbeSources.CORS.ask(
            "cors-preflight",
            "Is a preflight answered by Cors, without a signature and without the function?",
            () -> preflight("https://example.com", "GET"),
            "status",
            "200",
            "header access-control-allow-origin",
            "https://example.com",
            "header access-control-allow-methods",
            "GET",
            "header access-control-max-age",
            "60",
            "body",
            ""),
        ProbeSources.CORS.ask(
            "cors-preflight-method",
            "Does a preflight for another method learn nothing?",
            () -> preflight("https://example.com", "PUT"),
            "status",
            "200",
            "header access-control-allow-origin",
            ""),
        ProbeSources.CORS.ask(
            "cors-preflight-origin",
            "Does a preflight of another origin learn nothing?",
            () -> preflight("https://example.org", "GET"),
            "status",
            "200",
            "header access-control-allow-origin",
            ""),
        ProbeSources.CORS.ask(
            "cors-twice",
            "Is the origin there twice that Cors and the function allow?",
            () -> ProbeCall.allowing("GET", "/").header("Origin", "https://example.com"),
            "status",
            "200",
            "header access-control-allow-origin",
            "https://example.com | https://example.com"),
        ProbeSources.CORS.ask(
            "cors-other-origin",
            "Does an answer to another origin have the function's header alone?",
            () -> ProbeCall.allowing("GET", "/").header("Origin", "https://example.org"),
            "status",
            "200",
            "header access-control-allow-origin",
            "https://example.com"));
  }

  private static Probe oacSize(String id, int bytes, boolean isHashed, String status) {
    return ProbeSources.OAC_BODY.ask(
        id,
        "What becomes of a text of %,d bytes behind CloudFront, %s the viewer's hash?"
            .formatted(bytes, isHashed ? "with" : "without"),
        () -> {
          var text = RawCall.bytes("\"ok\"" + " ".repeat(bytes - 4));
          var call = cloudFront("POST", "/result").header("Content-Type", "text/plain").body(text);
          return isHashed ? call.header("x-amz-content-sha256", RawCall.sha256(text)) : call;
        },
        "status",
        status);
  }

  private static List<Probe> originAccessControl() {
    return List.of(
        ProbeSources.OAC_SIGNS.ask(
            "oac-get",
            "Does origin access control let CloudFront in?",
            () -> cloudFront("GET", "/a?b=c"),
            "status",
            "200",
            PATH,
            "/a",
            QUERY,
            "b=c"),
        ProbeSources.OAC_BODY.ask(
            "oac-post",
            "Is a body without the viewer's hash refused?",
            () -> cloudFront("POST", "/").header("Content-Type", "text/plain").body("ab"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.OAC_BODY.ask(
            "oac-post-hash",
            "Is it let in with the hash?",
            () ->
                cloudFront("POST", "/")
                    .header("Content-Type", "text/plain")
                    .header(
                        "x-amz-content-sha256",
                        "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603")
                    .body("ab"),
            "status",
            "200",
            BODY,
            "ab"),
        oacSize("oac-post-1-mb-and-1-hash", MEGABYTE + 1, true, "200"),
        oacSize("oac-post-6-mb-hash", 6 * MEGABYTE, true, "413"),
        oacSize("oac-post-6-mb", 6 * MEGABYTE, false, "403"),
        ProbeSources.OAC_BODY.ask(
            "oac-post-empty",
            "Is an empty POST let in without a hash?",
            () -> cloudFront("POST", "/").header("Content-Length", "0"),
            "status",
            "200",
            BODY,
            "none"),
        ProbeSources.OAC_BODY.ask(
            "oac-delete-body",
            "Is DELETE with a body refused without the hash?",
            () -> cloudFront("DELETE", "/").header("Content-Type", "text/plain").body("ab"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.OAC_PATHS.ask(
            "oac-path-plus",
            "Does what it signs of a plus verify?",
            () -> cloudFront("GET", "/a+b"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.OAC_PATHS.ask(
            "oac-path-blank",
            "And of an escaped blank?",
            () -> cloudFront("GET", "/a%20b"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.OAC_PATHS.ask(
            "oac-path-parentheses",
            "And of parentheses?",
            () -> cloudFront("GET", "/(a)"),
            "status",
            "403",
            ERROR_TYPE,
            BAD_SIGNATURE),
        ProbeSources.OAC_SIGNS.ask(
            "oac-query-plus",
            "Does a plus in a query arrive as it was sent?",
            () -> cloudFront("GET", "/?a=b+c"),
            "status",
            "200",
            QUERY,
            "a=b+c"));
  }

  private static List<Probe> cloudFrontItself() {
    return List.of(
        ProbeSources.METHODS.ask(
            "cf-get-body",
            "Is GET with a body refused?",
            () -> cloudFront("GET", "/").header("Content-Type", "text/plain").body("ab"),
            "status",
            "403",
            "header X-Cache",
            "Error from cloudfront"),
        ProbeSources.METHODS.ask(
            "cf-method",
            "Is a method refused that the behaviour has not?",
            () -> cloudFront("POST", "/unsigned/").body("ab"),
            "status",
            "403",
            "header X-Cache",
            "Error from cloudfront",
            "header Server",
            "CloudFront"),
        ProbeSources.UNSIGNED.ask(
            "cf-unsigned",
            "Is CloudFront refused that signs nothing?",
            () -> cloudFront("GET", "/unsigned/"),
            "status",
            "403",
            ERROR_TYPE,
            FORBIDDEN,
            "header X-Cache",
            "Error from cloudfront"),
        ProbeSources.LONG_URL.ask(
            "cf-long-url",
            "What becomes of a URL of over 8,192 bytes?",
            () -> cloudFront("GET", "/?a=" + "b".repeat(8_300)),
            "status",
            "413"),
        ProbeSources.LONG_HEAD.ask(
            "cf-long-head",
            "What becomes of headers of over 20,480 bytes?",
            () ->
                cloudFront("GET", "/")
                    .header("X-Long", "a".repeat(10_300))
                    .header("X-Longer", "a".repeat(10_300)),
            "status",
            "413"),
        ProbeSources.ORIGIN_PATHS.ask(
            "cf-path-dots",
            "Does the origin get dots of a path as they were sent?",
            () -> cloudFront("GET", "/a/../b"),
            "status",
            "200",
            PATH,
            "/a/../b"),
        ProbeSources.PAGES.ask(
            "cf-headers",
            "What does CloudFront add to an answer?",
            () -> cloudFront("GET", "/"),
            "status",
            "200",
            "header X-Cache",
            "Miss from cloudfront"),
        ProbeSources.PAGES.ask(
            "cf-error-page",
            "What does CloudFront's own error page look like?",
            () -> cloudFront("POST", "/unsigned/").body("ab"),
            "status",
            "403",
            "header Content-Type",
            "text/html",
            "header Server",
            "CloudFront"),
        ProbeSources.ORIGIN_HEADERS.ask(
            "cf-event-headers",
            "Which headers does the function get of a bare call through CloudFront?",
            () -> cloudFront("GET", "/"),
            "names headers",
            "cloudfront-forwarded-proto cloudfront-viewer-address cloudfront-viewer-http-version"
                + " host via x-amz-cf-id x-amz-content-sha256 x-amz-date x-amz-security-token"
                + " x-amz-source-account x-amz-source-arn x-amzn-tls-cipher-suite"
                + " x-amzn-tls-version x-amzn-trace-id x-forwarded-for x-forwarded-port"
                + " x-forwarded-proto"),
        ProbeSources.PAGES.ask(
            "cf-generated",
            "What are the headers of a generated response?",
            () -> cloudFront("GET", "/generated"),
            "status",
            "200",
            "header Server",
            "CloudFront",
            "header X-Cache",
            "FunctionGeneratedResponse from cloudfront",
            "header x-mine",
            "yes",
            "length",
            "0"));
  }

  private static Probe syntax(String id, String what) {
    return ProbeSources.SYNTAX.ask(
        "function-" + id,
        "Does a CloudFront function run that has %s?".formatted(what),
        () -> cloudFront("GET", "/" + id),
        "status",
        "503",
        "length",
        "0");
  }

  private static Probe broken(Probe.About about, String rule, String what, String... looksAt) {
    return about.ask(
        "function-rule-" + rule,
        "What becomes of a CloudFront function's result with %s?".formatted(what),
        () -> cloudFront("GET", "/broken?rule=" + rule),
        looksAt);
  }

  private static Probe invalid(String rule, String what) {
    return broken(
        ProbeSources.FUNCTION_RULES,
        rule,
        what,
        "status",
        "502",
        "header X-Cache",
        "FunctionValidationError from cloudfront");
  }

  private static List<Probe> functionResults() {
    return List.of(
        invalid("capitals", "a header's name in capitals"),
        invalid("disallowed", "a header that no function may set"),
        invalid("read-only", "a read-only header"),
        invalid("header-text", "a header that is a text"),
        invalid("method", "another method"),
        invalid("uri", "a URI without a slash"),
        invalid("uri-query", "a query in its URI"),
        invalid("uri-8192", "a URI of over 8,192 characters"),
        invalid("status-99", "the status 99"),
        invalid("status-text", "a status that is a text"),
        invalid("cookie-header", "Set-Cookie among the headers"),
        invalid("nothing", "nothing in it"),
        broken(
            ProbeSources.FUNCTION_RESPONSES, "body-text", "a body", "status", "200", "body", "ok"),
        broken(
            ProbeSources.FUNCTION_BODIES,
            "body-50-kb",
            "a body of 50 KB",
            "status",
            "200",
            "length",
            "51200"),
        broken(
            ProbeSources.FUNCTION_EXCEPTION,
            "exception",
            "an exception",
            "status",
            "503",
            "header X-Cache",
            "FunctionExecutionError from cloudfront"),
        broken(
            ProbeSources.FUNCTION_HEADS,
            "head-20480",
            "headers of over 20,480 bytes",
            "status",
            "502",
            "header X-Cache",
            "FunctionValidationError from cloudfront"),
        ProbeSources.FUNCTION_QUERIES.ask(
            "function-query-added",
            "Does a name without a value get an equals sign in a query that a function changes?",
            () -> cloudFront("GET", "/broken?rule=query-added&bare"),
            "status",
            "200",
            QUERY,
            "rule=query-added&bare=&added=b"),
        ProbeSources.UTILIZATION.ask(
            "function-endless",
            "What becomes of a CloudFront function's run that does not end?",
            () -> cloudFront("GET", "/endless"),
            "status",
            "503",
            "header X-Cache",
            "FunctionThrottledError from cloudfront"));
  }

  private static List<Probe> functions() {
    return List.of(
        syntax("catch", "a catch without a binding"),
        syntax("for-of", "for...of"),
        syntax("destructured", "a destructured parameter"),
        syntax("chaining", "optional chaining"),
        ProbeSources.FUNCTION_RULES.ask(
            "function-read-only",
            "What becomes of a header that a function may not set?",
            () -> cloudFront("GET", "/read-only"),
            "status",
            "502",
            "header X-Cache",
            "FunctionValidationError from cloudfront"));
  }
}
