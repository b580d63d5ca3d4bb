package io.github.lambdaurlguard.smoke;

import static io.github.lambdaurlguard.smoke.ProbeCall.cloudFront;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the policies of a distribution forward, keep and add: cloudformation/probes.yaml has a
 * behaviour for each.
 */
final class PolicyProbes {

  private PolicyProbes() {}

  static List<Probe> all() {
    return Stream.of(forwarding(), responseHeaders()).flatMap(List::stream).toList();
  }

  private static List<Probe> forwarding() {
    return List.of(
        ProbeSources.HOST.ask(
            "cf-host",
            "What does a function URL say to the viewer's Host?",
            () -> cloudFront("GET", "/host/"),
            "status",
            "403",
            "body",
            "{\"Message\":null}"),
        ProbeSources.VIEWER_HEADERS.ask(
            "cf-viewer-headers",
            "Does the function get what CloudFront knows of a viewer's device and TLS?",
            () -> cloudFront("GET", "/"),
            "event headers.cloudfront-is-desktop-viewer",
            "none",
            "event headers.cloudfront-viewer-tls",
            "none"),
        ProbeSources.COOKIES_IN_KEY.ask(
            "cf-condition-cookies",
            "Is a viewer's condition judged where cookies are in the cache key?",
            () ->
                cloudFront("GET", "/cookies/kept")
                    .header("Cookie", "a=1")
                    .header("If-None-Match", "\"kept\"")
                    .twice(),
            "status",
            "304"),
        ProbeSources.UNCACHED_ERRORS.ask(
            "cf-error-kept",
            "Is an error kept where the cache policy is CachingDisabled?",
            () -> cloudFront("GET", "/failing").twice(),
            "status",
            "501",
            "has Age",
            "yes"));
  }

  private static List<Probe> responseHeaders() {
    return List.of(
        ProbeSources.VARY.ask(
            "policy-vary",
            "Does CloudFront add Vary: Origin where it allows an origin?",
            () -> cloudFront("GET", "/policy/").header("Origin", "https://example.com"),
            "status",
            "200",
            "header Access-Control-Allow-Origin",
            "https://example.com",
            "header Vary",
            ""),
        ProbeSources.ALLOWED_HEADERS.ask(
            "policy-allowed-headers",
            "What does a preflight learn of headers that a policy allows by x-amz-*?",
            () ->
                cloudFront("OPTIONS", "/policy/")
                    .header("Origin", "https://example.com")
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "x-amz-mine,x-other"),
            "status",
            "200",
            "header Access-Control-Allow-Headers",
            "x-amz-mine"),
        ProbeSources.SERVER_TIMING.ask(
            "policy-server-timing",
            "Which metrics has Server-Timing on a miss?",
            () -> cloudFront("GET", "/policy/"),
            "status",
            "200",
            "metrics Server-Timing",
            "cdn-cache-miss cdn-downstream-fbl cdn-pop cdn-rid cdn-upstream-dns cdn-upstream-fbl"
                + " cdn-upstream-layer"));
  }
}
