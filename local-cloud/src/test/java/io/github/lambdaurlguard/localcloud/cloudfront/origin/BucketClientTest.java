package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What S3 answers CloudFront with: headers and errors, as LocalStack's tests of S3 recorded them on
 * AWS (tests/aws/services/s3/test_s3.py at 8b9a79f05, 2026-02-21; test_s3_cors.py, 2023-07-31), and
 * the ids that each answer has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html">Common
 *     response headers</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error
 *     responses</a>
 */
class BucketClientTest {
  private static final String ARN = "arn:aws:s3:::site";
  private static final String DOMAIN = "site.s3.us-east-1.amazonaws.com";

  /** Of the five bytes {@code first}. */
  private static final String TAG = "8b04d5e3775d298e78455efc5ca404d5";

  @TempDir private Path folder;

  @BeforeEach
  void upload() throws IOException {
    var text = Files.writeString(folder.resolve("a.txt"), "first");
    Files.setLastModifiedTime(text, FileTime.from(Instant.parse("2026-02-03T04:05:06Z")));
    Files.writeString(folder.resolve("unknown.type"), "first");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"/a.txt, text/plain", "/unknown.type, binary/octet-stream"})
  void object_hasS3sHeaders(String path, String type) {
    var answer = answer("GET", path, "", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).isEqualTo("first");
    assertThat(answer.headers().get("Content-Type")).isEqualTo(type);
    assertThat(answer.headers().get("ETag")).isEqualTo("\"" + TAG + "\"");
    assertThat(answer.headers().get("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.headers().get("x-amz-server-side-encryption")).isEqualTo("AES256");
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3} -> {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET     | /a.txt            | -                             | -                 | 200
          HEAD    | /a.txt            | -                             | -                 | 200
          GET     | /a.txt            | If-None-Match                 | "TAG"             | 304
          GET     | /a.txt            | If-None-Match                 | TAG               | 304
          GET     | /a.txt            | If-None-Match                 | "other"           | 200
          GET     | /a.txt            | Range                         | bytes=1-2         | 206
          GET     | /a.txt            | Range                         | bytes=1-9999      | 206
          GET     | /none.txt         | -                             | -                 | 404
          GET     | /secret/a.txt     | -                             | -                 | 403
          GET     | /a.txt            | If-Match                      | "other"           | 412
          GET     | /a.txt            | Range                         | bytes=9-          | 416
          GET     | /a.txt?versionId=1 | -                            | -                 | 501
          OPTIONS | /a.txt            | Origin                        | https://a.example | 403
          OPTIONS | /a.txt            | -                             | -                 | 400
          """)
  void anyAnswer_hasIdsOfItsOwn(
      String method, String target, String header, String value, int status) {
    var first = answer(method, target, header, value);
    var second = answer(method, target, header, value);

    assertThat(first.status()).isEqualTo(status);
    assertThat(first.headers().get("Server")).isEqualTo("AmazonS3");
    assertThat(first.headers().get("x-amz-request-id"))
        .matches("[0-9A-Z]{16}")
        .isNotEqualTo(second.headers().get("x-amz-request-id"));
    assertThat(Base64.getDecoder().decode(first.headers().get("x-amz-id-2"))).hasSize(56);
    assertThat(first.headers().get("x-amz-id-2")).isNotEqualTo(second.headers().get("x-amz-id-2"));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3} -> {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET     | /none.txt         | -        | -                 | <Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>none.txt</Key>
          GET     | /%3Cnone%3E&      | -        | -                 | <Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>&lt;none&gt;&amp;</Key>
          GET     | /secret/a.txt     | -        | -                 | <Code>AccessDenied</Code><Message>Access Denied</Message>
          GET     | /a.txt            | If-Match | "other"           | <Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you specified did not hold</Message><Condition>If-Match</Condition>
          GET     | /a.txt            | Range    | bytes=9-          | <Code>InvalidRange</Code><Message>The requested range is not satisfiable</Message><ActualObjectSize>5</ActualObjectSize><RangeRequested>bytes=9-</RangeRequested>
          OPTIONS | /a.txt            | Origin   | https://a.example | <Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message><Method>GET</Method><ResourceType>BUCKET</ResourceType>
          OPTIONS | /a.txt            | -        | -                 | <Code>BadRequest</Code><Message>Insufficient information. Origin request header needed.</Message>
          """)
  void error_isXmlWithTheIdsOfItsHeaders(
      String method, String target, String header, String value, String error) {
    var answer = answer(method, target, header, value);

    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/xml");
    assertThat(answer.body().text())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error>%s<RequestId>%s</RequestId><HostId>%s</HostId></Error>\
            """
                .formatted(
                    error,
                    answer.headers().get("x-amz-request-id"),
                    answer.headers().get("x-amz-id-2")));
  }

  @Test
  void range_isClippedToTheObject() {
    var answer = answer("GET", "/a.txt", "Range", "bytes=1-9999");

    assertThat(answer.body().text()).isEqualTo("irst");
    assertThat(answer.headers().get("Content-Range")).isEqualTo("bytes 1-4/5");
  }

  private HttpResponse answer(String method, String target, String header, String value) {
    var buckets = new Buckets(QUIET, policies());
    buckets.add(new Bucket("site", ARN, DOMAIN, Optional.of(folder)));
    var headers = HttpFields.build().add("Access-Control-Request-Method", "GET");
    if (header != null && !header.isEmpty()) {
      headers.add(header, value.replace("TAG", TAG));
    }
    var parts = target.split(Pattern.quote("?"), 2);
    var request =
        new HttpRequest(
            method,
            parts[0],
            parts.length == 1 ? Optional.empty() : Optional.of(parts[1]),
            headers,
            Body.EMPTY,
            "127.0.0.1");
    return new BucketClient(QUIET, buckets, "arn:aws:cloudfront::123456789012:distribution/E1")
        .fetch(new BucketOrigin("site", DOMAIN, ""), request)
        .response();
  }

  /** Everything may be read and listed but what is below {@code secret/}. */
  private static ResourcePolicies policies() {
    var policies = new ResourcePolicies();
    policies.add(
        ARN,
        PolicyDocument.parse(
            Document.of(
                Map.of(
                    "Statement",
                    List.of(
                        statement("Allow", "s3:GetObject", ARN + "/*"),
                        statement("Allow", "s3:ListBucket", ARN),
                        statement("Deny", "s3:GetObject", ARN + "/secret/*"))),
                new Location("edge.yaml", 1, 1))));
    return policies;
  }

  private static Map<String, Object> statement(String effect, String action, String resource) {
    return Map.of("Effect", effect, "Principal", "*", "Action", action, "Resource", resource);
  }
}
