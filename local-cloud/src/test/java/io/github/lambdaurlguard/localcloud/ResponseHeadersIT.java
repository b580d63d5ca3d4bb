package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A response headers policy with all of its properties, and a managed one. */
class ResponseHeadersIT {
  @TempDir private static Path folder;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<title>Site</title>");
    Files.writeString(folder.resolve("headers.yaml"), OneStack.template("headers.yaml"));
    cloud = LocalCloudProcess.start(folder, OneStack.arguments(folder, "headers.yaml", "state"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void policy_removesAndAddsHeaders() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/api/x");

    assertThat(response.headers())
        .contains(
            "content-security-policy: default-src 'none'",
            "referrer-policy: same-origin",
            "strict-transport-security: max-age=63072000; includesubdomains; preload",
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "x-xss-protection: 1; report=https://report.example",
            "x-custom: value",
            "x-theirs: origin")
        .noneMatch(header -> header.startsWith("x-powered-by"))
        .noneMatch(header -> header.startsWith("access-control-"));
  }

  @Test
  void preflight_isAnsweredByTheOriginWithThePolicysHeaders() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "OPTIONS",
            "/api/x",
            List.of("Origin: https://a.example", "Access-Control-Request-Method: PUT"),
            new byte[0]);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .contains(
            "access-control-allow-origin: https://a.example",
            "access-control-allow-methods: delete, get, head, options, patch, post, put",
            "access-control-allow-headers: x-name",
            "access-control-max-age: 600",
            "access-control-allow-credentials: true");
  }

  @Test
  void errorOfCloudFront_hasThePolicysHeaders() throws IOException {
    var response =
        RawHttp.send(cloud.distribution(), "PUT", "/", List.of("Origin: null"), new byte[0]);

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.headers()).contains("access-control-allow-origin: *");
  }

  @Test
  void serverTiming_tellsOfOriginAndCache() throws IOException {
    var header = List.of("Pragma: server-timing");

    var asked = RawHttp.send(cloud.distribution(), "GET", "/api/x", header, new byte[0]);

    assertThat(String.join("\n", asked.headers()))
        .containsPattern(
            "server-timing: db;dur=5,cdn-upstream-layer;desc=\"edge\",cdn-upstream-dns;dur=0,"
                + "cdn-upstream-fbl;dur=\\d+,cdn-cache-miss,cdn-pop;desc=\"local1-c1\",cdn-rid;desc=\"[^\"]{56}\","
                + "cdn-downstream-fbl;dur=\\d+");
    assertThat(RawHttp.get(cloud.distribution(), "/api/x").headers())
        .contains("server-timing: db;dur=5");
  }

  @ParameterizedTest
  @CsvSource({"https://b.example", "null"})
  void managedPolicy_isFoundByItsId(String origin) throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(), "GET", "/index.html", List.of("Origin: " + origin), new byte[0]);

    assertThat(response.headers()).contains("access-control-allow-origin: *");
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Header: X-Powered-By     | Header: Via                    | RemoveHeadersConfig/Items/0/Header: CloudFront does not remove the header Via
          Header: X-Powered-By     | Header: X-Amz-Cf-Id            | CloudFront does not remove the header X-Amz-Cf-Id
          Header: X-Custom         | Header: Content-Security-Policy | Content-Security-Policy is a security header and cannot be a custom header
          Header: X-Custom         | Header: Content-Length         | Content-Length is CloudFront's own to set
          SamplingRate: 0          | SamplingRate: 100.5            | 100.5 is not from 0 to 100
          SamplingRate: 0          | SamplingRate: 1.23456          | 1.23456 is not from 0 to 100
          FrameOption: DENY        | FrameOption: ALLOW             | "ALLOW" is not implemented
          ReferrerPolicy: same-origin | ReferrerPolicy: none        | "none" is not implemented
          ReportUri:               | ModeBlock: true, ReportUri:    | ReportUri: goes without ModeBlock
          [X-Name]                 | [X-Name, "*"]                  | cannot contain * with AccessControlAllowCredentials: true
          [X-Name]                 | []                             | AccessControlAllowHeaders: needs at least one name
          [ALL]                    | [GET, TRACE]                   | [GET, TRACE] is neither [ALL] nor some of DELETE
          [https://a.example]      | ["https://a.*"]                | https://a.* is not an origin
          [https://a.example]      | ["*"]                          | cannot contain * with AccessControlAllowCredentials: true
          5cc3b908-e619            | 5cc3b908-e618                  | is not a policy that the local cloud implements
          default-src 'none'       | PADDING                        | over CloudFront's 1783
          Value: value, Override: true | Value: value               | Override: is missing
          """)
  void policyThatCloudFrontWouldRefuse_stopsTheStart(
      String text, String replacement, String message) throws IOException {
    var original = OneStack.template("headers.yaml");
    assertThat(original).contains(text);
    OneStack.assertRefused(
        folder,
        original
            .replaceFirst(Pattern.quote(text), replacement)
            .replace("PADDING", "x".repeat(1784)),
        message);
  }
}
