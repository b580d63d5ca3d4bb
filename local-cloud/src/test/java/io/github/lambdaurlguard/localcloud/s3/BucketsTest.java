package io.github.lambdaurlguard.localcloud.s3;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketsTest {
  private static final String ARN = "arn:aws:s3:::site";
  private static final Map<String, Object> GET_OBJECT = allow("s3:GetObject", ARN + "/*");

  /** RFC 9110, section 5.6.7: the day of the month has two digits. */
  @Test
  void lastModified_isADateOfHttp(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "text");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-03T04:05:06Z")));
    var answer = answer(policies(List.of(GET_OBJECT)), folder, "/a.txt");

    assertThat(answer.headers().get("Last-Modified")).isEqualTo("Tue, 03 Feb 2026 04:05:06 GMT");
    assertThat(answer.body().text()).isEqualTo("text");
  }

  @Test
  void missingObject_isForbiddenToWhoMayNotList(@TempDir Path folder) {
    var answer = answer(policies(List.of(GET_OBJECT)), folder, "/none.txt");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().text()).contains("<Code>AccessDenied</Code>");
  }

  @Test
  void missingObject_isNotFoundToWhoMayList(@TempDir Path folder) {
    var answer =
        answer(policies(List.of(GET_OBJECT, allow("s3:ListBucket", ARN))), folder, "/none.txt");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().text()).contains("<Code>NoSuchKey</Code>");
  }

  @Test
  void object_isForbiddenToWhoMayOnlyList(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.txt"), "text");

    var answer = answer(policies(List.of(allow("s3:ListBucket", ARN))), folder, "/a.txt");

    assertThat(answer.status()).isEqualTo(403);
  }

  private static HttpResponse answer(ResourcePolicies policies, Path folder, String path) {
    var bucket = new Bucket("site", ARN, "site.s3.us-east-1.amazonaws.com", Optional.of(folder));
    var request =
        new HttpRequest("GET", path, Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "::1");
    return new Buckets(QUIET, policies)
        .answer(
            bucket,
            request,
            new Buckets.Reader(
                new Principal.Service("cloudfront.amazonaws.com"), "arn:aws:cloudfront::1:d/E"));
  }

  private static ResourcePolicies policies(List<Map<String, Object>> statements) {
    var policies = new ResourcePolicies();
    policies.add(
        ARN,
        PolicyDocument.parse(
            Document.of(Map.of("Statement", statements), new Location("edge.yaml", 1, 1))));
    return policies;
  }

  private static Map<String, Object> allow(String action, String resource) {
    return Map.of(
        "Effect",
        "Allow",
        "Principal",
        Map.of("Service", "cloudfront.amazonaws.com"),
        "Action",
        action,
        "Resource",
        resource);
  }
}
