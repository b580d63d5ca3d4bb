package io.github.lambdaurlguard.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
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

  /** RFC 9110, section 5.6.7: the day of the month has two digits. */
  @Test
  void lastModified_isADateOfHttp(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "text");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-03T04:05:06Z")));
    var policies = new ResourcePolicies();
    policies.add(
        ARN,
        PolicyDocument.parse(
            Map.of(
                "Statement",
                List.of(
                    Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Service", "cloudfront.amazonaws.com"),
                        "Action",
                        "s3:GetObject",
                        "Resource",
                        ARN + "/*"))),
            new Location("edge.yaml", 1, 1)));
    var bucket = new Bucket("site", ARN, "site.s3.us-east-1.amazonaws.com", Optional.of(folder));
    var request =
        new HttpRequest("GET", "/a.txt", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "::1");

    var answer = new Buckets(policies).answer(bucket, request, "arn:aws:cloudfront::1:d/E");

    assertThat(answer.headers().get("Last-Modified")).isEqualTo("Tue, 03 Feb 2026 04:05:06 GMT");
    assertThat(answer.body().text()).isEqualTo("text");
  }
}
