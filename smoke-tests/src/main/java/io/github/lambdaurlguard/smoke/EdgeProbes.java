package io.github.lambdaurlguard.smoke;

import static io.github.lambdaurlguard.smoke.ProbeCall.edge;

import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of the results of a Lambda@Edge function: cloudformation/probes-edge.yaml has one
 * that does what the last part of the path names, at the event that the first part names.
 */
final class EdgeProbes {

  private static final String VIEWER = "viewer";
  private static final String ORIGIN = "origin";
  private static final String CACHE = "header X-Cache";

  private EdgeProbes() {}

  static List<Probe> all() {
    return Stream.of(
            lettingPass(),
            headers(),
            requests(),
            origins(),
            bodies(),
            responses(),
            failures(),
            others())
        .flatMap(List::stream)
        .toList();
  }

  private static Probe at(
      String event, Probe.About about, String rule, String what, String... looksAt) {
    return about.ask(
        "edge-%s-%s".formatted(event, rule),
        "What becomes of a Lambda@Edge function's result %s, at %s-request?".formatted(what, event),
        () -> edge("GET", "/%s/%s".formatted(event, rule)),
        looksAt);
  }

  /** The function at the origin-request event behind it answers. */
  private static Probe passesToTheOrigin(Probe.About about, String rule, String what) {
    return at(VIEWER, about, rule, what, "status", "200", "body", "passed");
  }

  /** The bucket behind it refuses everybody. */
  private static Probe reachesTheBucket(String rule, String what) {
    return at(
        ORIGIN,
        ProbeSources.EDGE_UNCHANGED,
        rule,
        what,
        "status",
        "403",
        CACHE,
        "Error from cloudfront");
  }

  private static Probe invalid(String event, Probe.About about, String rule, String what) {
    return at(
        event, about, rule, what, "status", "502", CACHE, "LambdaValidationError from cloudfront");
  }

  private static Probe invalid(String event, String rule, String what) {
    return invalid(event, ProbeSources.EDGE_RULES, rule, what);
  }

  private static Stream<Probe> invalidAtBoth(Probe.About about, String rule, String what) {
    return Stream.of(VIEWER, ORIGIN).map(event -> invalid(event, about, rule, what));
  }

  private static Stream<Probe> invalidAtBoth(String rule, String what) {
    return invalidAtBoth(ProbeSources.EDGE_RULES, rule, what);
  }

  private static List<Probe> lettingPass() {
    return List.of(
        passesToTheOrigin(
            ProbeSources.EDGE_UNCHANGED, "unchanged", "that is the request as it was"),
        reachesTheBucket("unchanged", "that is the request as it was"),
        passesToTheOrigin(ProbeSources.EDGE_UNCHANGED, "header-added", "with one header more"),
        reachesTheBucket("header-added", "with one header more"),
        passesToTheOrigin(
            ProbeSources.EDGE_UNCHANGED, "key-missing", "with a header that has no key"),
        passesToTheOrigin(
            ProbeSources.EDGE_UNCHANGED, "accept-encoding", "with another Accept-Encoding"));
  }

  private static List<Probe> headers() {
    return Stream.of(
            invalidAtBoth("name-capitals", "with a header's name in capitals"),
            invalidAtBoth("key-differs", "with a header's key that is not its name"),
            invalidAtBoth("header-text", "with a header that is a text"),
            invalidAtBoth("disallowed", "with the disallowed header Connection"),
            Stream.of(invalid(VIEWER, "disallowed-prefix", "with a header that begins X-Edge-")),
            invalidAtBoth("cdn-loop", "with the read-only header CDN-Loop"),
            invalidAtBoth("content-length", "with another Content-Length"),
            invalidAtBoth("transfer-encoding", "with a Transfer-Encoding"),
            Stream.of(
                invalid(ORIGIN, "accept-encoding", "with another Accept-Encoding"),
                invalid(VIEWER, "host", "with another Host"),
                invalid(VIEWER, "host-deleted", "without Host")),
            invalidAtBoth("via", "with another Via"),
            Stream.of(invalid(ORIGIN, "via-deleted", "without Via")))
        .flatMap(probes -> probes)
        .toList();
  }

  private static List<Probe> requests() {
    return Stream.of(
            invalidAtBoth("method", "with another method"),
            invalidAtBoth("method-missing", "without a method"),
            invalidAtBoth("uri", "with a URI that begins without a slash"),
            invalidAtBoth("uri-missing", "without a URI"),
            invalidAtBoth("uri-blank", "with a blank in its URI"),
            invalidAtBoth("uri-8192", "with a URI of over 8,192 characters"),
            invalidAtBoth("query-blank", "with a blank in its query"),
            invalidAtBoth("query-hash", "with a # in its query"))
        .flatMap(probes -> probes)
        .toList();
  }

  private static List<Probe> origins() {
    return Stream.of(
            List.of("origin-missing", "without an origin"),
            List.of("origin-both", "with a bucket and a custom origin"),
            List.of("origin-no-domain", "with an origin without a domain name"),
            List.of("origin-path", "with an origin's path that begins without a slash"),
            List.of("origin-header-twice", "with a header that is one of the origin's too"),
            List.of("origin-header-disallowed", "with a disallowed header among the origin's"))
        .map(probe -> invalid(ORIGIN, ProbeSources.EDGE_ORIGINS, probe.getFirst(), probe.getLast()))
        .toList();
  }

  private static List<Probe> bodies() {
    return Stream.of(
            invalidAtBoth(
                ProbeSources.EDGE_SIZES,
                "body-size",
                "with a body one byte over the event's limit"),
            invalidAtBoth(
                ProbeSources.EDGE_ENCODINGS, "body-encoding", "with a body whose encoding is hex"),
            invalidAtBoth(
                ProbeSources.EDGE_ENCODINGS, "body-base64", "with a body that is no base64"))
        .flatMap(probes -> probes)
        .toList();
  }

  private static Stream<Probe> generated(String rule, String what, String... looksAt) {
    return Stream.of(VIEWER, ORIGIN)
        .map(event -> at(event, ProbeSources.EDGE_GENERATED, rule, what, looksAt));
  }

  private static List<Probe> responses() {
    return Stream.of(
            generated(
                "generated",
                "that is a response",
                "status",
                "200",
                CACHE,
                "LambdaGeneratedResponse from cloudfront",
                "body",
                "ok"),
            invalidAtBoth("status-number", "that is a response with a number as its status"),
            invalidAtBoth("status-99", "that is a response with the status 99"),
            invalidAtBoth("status-600", "that is a response with the status 600"),
            invalidAtBoth("status-word", "that is a response with a word as its status"),
            Stream.of(
                invalid(VIEWER, "status-204", "that is a response with the status 204 and a body")),
            invalidAtBoth("response-capitals", "that is a response with a name in capitals"),
            invalidAtBoth("response-disallowed", "that is a response with Connection"),
            Stream.of(
                cookie(VIEWER, ProbeSources.EDGE_GENERATED, "a=1"),
                cookie(ORIGIN, ProbeSources.EDGE_COOKIES, "")),
            Stream.of(under(VIEWER, 40 * 1_024), under(ORIGIN, 1_024 * 1_024)),
            invalidAtBoth(
                ProbeSources.EDGE_SIZES,
                "response-size",
                "that is a response one byte over the event's limit"),
            invalidAtBoth("response-body", "that is a response whose body is a number"),
            invalidAtBoth(
                ProbeSources.EDGE_ENCODINGS,
                "response-encoding",
                "that is a response whose body's encoding is hex"),
            invalidAtBoth(
                ProbeSources.EDGE_ENCODINGS,
                "response-base64",
                "that is a response whose body is no base64"))
        .flatMap(probes -> probes)
        .toList();
  }

  private static Probe cookie(String event, Probe.About about, String sent) {
    return at(
        event,
        about,
        "response-cookie",
        "that is a response with a cookie, where none are forwarded",
        "status",
        "200",
        "header Set-Cookie",
        sent);
  }

  private static Probe under(String event, int limit) {
    return at(
        event,
        ProbeSources.EDGE_SIZES,
        "response-under",
        "that is a response of 1 KB under the event's limit",
        "status",
        "200",
        "length",
        Integer.toString(limit - 1_024));
  }

  private static Stream<Probe> fails(Probe.About about, String rule, String what) {
    return Stream.of(VIEWER, ORIGIN)
        .map(
            event ->
                at(
                    event,
                    about,
                    rule,
                    what,
                    "status",
                    "503",
                    CACHE,
                    "LambdaExecutionError from cloudfront"));
  }

  private static List<Probe> failures() {
    return Stream.of(
            invalidAtBoth("undefined", "that is undefined"),
            invalidAtBoth("null", "that is null"),
            invalidAtBoth("text", "that is a text"),
            invalidAtBoth("list", "that is a list"),
            invalidAtBoth("empty", "that is an empty object"),
            fails(ProbeSources.EDGE_EXCEPTION, "exception", "that is an exception"),
            fails(ProbeSources.EDGE_EXIT, "exit", "that is the end of its process"))
        .flatMap(probes -> probes)
        .toList();
  }

  private static List<Probe> others() {
    return List.of(
        ProbeSources.EDGE_VIEWER_BODY.ask(
            "edge-response-with-body",
            "What becomes of a body that a Lambda@Edge function returns at viewer-response?",
            () -> edge("GET", "/response/body"),
            "status",
            "502",
            CACHE,
            "LambdaValidationError from cloudfront"),
        ProbeSources.EDGE_QUERIES.ask(
            "edge-query-part",
            "Which query does a function see at origin-request, where a policy forwards a part?",
            () -> edge("GET", "/part/query?start=1&other=2"),
            "status",
            "200",
            "body",
            "start=1"),
        ProbeSources.BUCKETS.ask(
            "bucket-preflight",
            "Does a bucket without a CORS configuration refuse a preflight?",
            () ->
                edge("OPTIONS", "/nothing")
                    .header("Origin", "https://example.com")
                    .header("Access-Control-Request-Method", "GET"),
            "status",
            "403"),
        ProbeSources.BUCKETS.ask(
            "bucket-options",
            "Is OPTIONS without Origin a bad request to a bucket?",
            () -> edge("OPTIONS", "/nothing"),
            "status",
            "400"),
        ProbeSources.ERROR_PAGES.ask(
            "edge-error-page",
            "Has an error of the bucket the page that the distribution has for it?",
            () -> edge("GET", "/nothing"),
            "status",
            "403",
            "body",
            "passed"),
        ProbeSources.ERROR_PAGES.ask(
            "edge-error-page-own",
            "Does an error that CloudFront makes before it asks an origin keep its own page?",
            () -> edge("POST", "/nothing").header("Content-Length", "0"),
            "status",
            "403",
            "header Content-Type",
            "text/html",
            "header Server",
            "CloudFront"));
  }
}
