package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.ViewerFunctions;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ServerTiming;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Forwarding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Location;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionServiceTest {
  private static final String BUCKET = "arn:aws:s3:::site";
  private static final String DOMAIN = "site.s3.us-east-1.amazonaws.com";

  @AutoClose private final HttpFetcher fetcher = new HttpFetcher();

  @Test
  void trace_changesNoResponse(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("assets"));
    Files.writeString(folder.resolve("assets/a.txt"), "text");
    var traces = new ArrayList<RequestTrace>();

    var untraced = answers(service(folder));
    var traced = answers(new TracedService(service(folder), traces::add));

    assertThat(traces).hasSize(traced.size());
    assertThat(traced).isEqualTo(untraced);
    assertThat(untraced)
        .satisfiesExactly(
            miss -> assertThat(miss).contains("X-Cache: Miss", "cdn-cache-miss", "upstream-fbl"),
            hit -> assertThat(hit).contains("X-Cache: Hit", "Age: 0", "cdn-cache-hit"),
            missing -> assertThat(missing).contains("403", "X-Cache: Error", "cdn-cache-miss"),
            refused -> assertThat(refused).contains("403", "X-Cache: Error", "cdn-pop"),
            tooLong -> assertThat(tooLong).contains("413", "X-Cache: Error"),
            foreign -> assertThat(foreign).contains("403", "X-Cache: Error", "Bad request."));
  }

  /** Without what differs from request to request: its id, and times. */
  private static List<String> answers(HttpListener.Service service) {
    return List.of(
            service.answer(request("GET", "/assets/a.txt")),
            service.answer(request("GET", "/assets/a.txt")),
            service.answer(request("GET", "/missing")),
            service.answer(request("PUT", "/assets/a.txt")),
            service.answer(request("GET", "/" + "x".repeat(9_000))),
            service.answer(request("GET", "/assets/a.txt", "foreign.example")))
        .stream()
        .map(DistributionServiceTest::described)
        .toList();
  }

  private static String described(HttpResponse response) {
    return "%d\n%s\n%s"
        .formatted(response.status(), response.headers(), response.body().text())
        .replaceAll("(X-Amz-Cf-Id: |cdn-rid;desc=)[^\r\n,]+", "$1")
        .replaceAll(";dur=\\d+", ";dur=");
  }

  private DistributionService service(Path folder) {
    var policies = new ResourcePolicies();
    var everything =
        Map.of("Effect", "Allow", "Principal", "*", "Action", "*", "Resource", BUCKET + "/*");
    policies.add(
        BUCKET,
        PolicyDocument.parse(
            Map.of("Statement", List.of(everything)), new Location("edge.yaml", 1, 1)));
    var buckets = new Buckets(policies);
    buckets.add(new Bucket("site", BUCKET, DOMAIN, Optional.of(folder)));
    var customOrigins = new CustomOriginClient(fetcher, _ -> false, 0);
    return new DistributionService(distribution(), buckets, customOrigins, 443);
  }

  private static Distribution distribution() {
    var none = Selection.NONE;
    var caching = new CachePolicy(TimeToLive.ofSeconds(0, 10, 100), none, none, none, Set.of());
    var headers =
        new ResponseHeadersPolicy(
            Set.of(), Optional.empty(), List.of(), Optional.of(new ServerTiming(100, () -> 0)));
    var behavior =
        new Behavior(
            new PathPattern("*"),
            ViewerProtocolPolicy.ALLOW_ALL,
            new BucketOrigin("Site", DOMAIN, ""),
            Optional.empty(),
            Set.of("GET", "HEAD"),
            Set.of("GET", "HEAD"),
            new Forwarding(caching, OriginRequestPolicy.NONE, false),
            headers,
            false,
            new ViewerFunctions(Optional.empty(), Optional.empty()),
            new EdgeTriggers(Map.of()));
    return new Distribution(
        "E1",
        "arn:aws:cloudfront::1:distribution/E1",
        "d1.cloudfront.net",
        List.of(),
        "",
        SecurityPolicy.OF_DEFAULT_CERTIFICATE,
        List.of(behavior),
        List.of());
  }

  private static HttpRequest request(String method, String path) {
    return request(method, path, "d1.cloudfront.net");
  }

  private static HttpRequest request(String method, String path, String host) {
    var headers = HttpFields.build().add("Host", host);
    return new HttpRequest(method, path, Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
  }
}
