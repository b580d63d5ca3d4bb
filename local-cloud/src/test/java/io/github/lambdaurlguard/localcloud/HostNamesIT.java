package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which names the addresses of the local cloud answer to. A page on the web whose name was made to
 * lead to this machine (DNS rebinding) has another, and gets nothing.
 */
class HostNamesIT {
  private static final String NAMES =
      """
      Aliases: [books.example.com, "*.example.org"]
      ViewerCertificate:
        AcmCertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/1
        SslSupportMethod: sni-only
        MinimumProtocolVersion: TLSv1.2_2021
      """
          .indent(8);

  private static final String TELL_NAMES =
      """
      function handler(event) {
        if (event.request.uri === '/names') {
          var context = event.context;
          return { statusCode: 200, body: context.distributionDomainName + ' ' + context.distributionId };
        }
      """
          .indent(8)
          .stripLeading()
          .stripTrailing();

  /** Names, and what each is answered with. */
  private static final String HOSTS =
      """
      localhost                             | 200
      LOCALHOST:1                           | 200
      127.0.0.1                             | 200
      127.0.0.1:8080                        | 200
      [::1]:8443                            | 200
      DOMAIN                                | 200
      DOMAIN:443                            | 200
      ID.cloudfront.localhost               | 200
      ID.cloudfront.localhost:8080          | 200
      books.example.com                     | 200
      Books.Example.Com:8080                | 200
      a.example.org                         | 200
      a.b.example.org                       | 200
      example.org                           | 403
      evil.example                          | 403
      evil.example:8080                     | 403
      localhost.evil.example                | 403
      localhost.                            | 403
      127.0.0.1.evil.example                | 403
      127.0.0.2                             | 403
      0.0.0.0:8080                          | 403
      [::2]                                 | 403
      evil.example:localhost                | 400
      xDOMAIN                               | 403
      other.cloudfront.net                  | 403
      other.cloudfront.localhost            | 403
      ID.cloudfront.localhost.evil.example  | 403
      xbooks.example.com                    | 403
      a.books.example.com                   | 403
      a.example.org.evil.example            | 403
      ''                                    | 400
      """;

  private static LocalCloudProcess cloud;
  private static String domainName;
  private static String id;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    var workspace = Workspace.in(folder);
    workspace.writeTemplate(
        Workspace.template()
            .replace("        Enabled: true\n", "        Enabled: true\n" + NAMES)
            .replace("function handler(event) {", TELL_NAMES)
            .replace(
                "TargetOriginId: Site\n          ViewerProtocolPolicy: redirect-to-https",
                "TargetOriginId: Site\n          ViewerProtocolPolicy: allow-all"));
    cloud = LocalCloudProcess.start(folder, workspace.argumentsWithHttps());
    var names = plain("GET", "/names", "localhost").body().split(" ", 2);
    domainName = names[0];
    id = names[1].toLowerCase(Locale.ROOT);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(delimiter = '|', textBlock = HOSTS)
  void distribution_answersToItsNamesAndThoseOfThisMachineOnly(String host, int status)
      throws IOException {
    assertAnswered(plain("GET", "/names", host), status);
  }

  /**
   * The certificate of this machine names neither the aliases nor foreign names, and no server
   * stands between a viewer and the distribution that would judge by it.
   */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(delimiter = '|', textBlock = HOSTS)
  void distribution_answersToTheSameNamesOverTls(String host, int status) throws Exception {
    assertAnswered(encrypted("localhost", host), status);
  }

  /**
   * Which name a client gives while it connects (SNI) does not matter: the certificates of all
   * distributions here belong to one account, and CloudFront answers 421 across accounts only.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html">Alternate
   *     domain names</a>, "Domain fronting"
   */
  @ParameterizedTest(name = "connected to {0}, asked as {1} -> {2}")
  @CsvSource({
    "evil.example,      evil.example,      403",
    "evil.example,      localhost,         200",
    "evil.example,      books.example.com, 200",
    "books.example.com, books.example.com, 200",
    "books.example.com, evil.example,      403",
    "DOMAIN,            DOMAIN,            200",
    "127.0.0.1,         evil.example,      403",
    "127.0.0.1,         127.0.0.1,         200"
  })
  void nameOfTheConnection_doesNotDecide(String connected, String host, int status)
      throws Exception {
    assertAnswered(encrypted(connected, host), status);
  }

  private static void assertAnswered(RawHttp.Response answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.headers()).contains("x-cache: error from cloudfront");
      assertThat(answer.body())
          .contains("Bad request.")
          .contains("Generated by cloudfront (CloudFront)")
          .doesNotContain(domainName);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS"})
  void foreignName_isNotRedirectedTo(String method) throws IOException {
    var answer = plain(method, "/function/x", "evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).noneMatch(header -> header.contains("evil.example"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "localhost, 200",
    "127.0.0.1:1, 200",
    "[::1], 200",
    "DOMAIN, 403",
    "books.example.com, 403",
    "evil.example, 403",
    "'', 400"
  })
  void pageOfRequests_isForTheNamesOfThisMachine(String host, int status) throws IOException {
    for (var page : new String[] {"/__local", "/__local/requests.json"}) {
      assertThat(plain("GET", page, host).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "URL, 403, '{\"Message\":\"Forbidden\"}'",
    "localhost, 403, '{\"Message\":null}'",
    "127.0.0.1, 403, '{\"Message\":null}'",
    "evil.example, 403, '{\"Message\":null}'",
    "'', 400, 'Bad Request: '"
  })
  void functionUrls_answerToTheirNamesOnly(String host, int status, String body)
      throws IOException {
    var url = cloud.functionUrl();

    var answer = exchange(url, "GET", "/", host.replace("URL", url.getHost()));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).startsWith(body);
  }

  private static RawHttp.Response plain(String method, String target, String host)
      throws IOException {
    return exchange(cloud.plainDistribution(), method, target, host);
  }

  /**
   * @param connected the name of the server in the handshake; an address sends none
   */
  private static RawHttp.Response encrypted(String connected, String host) throws Exception {
    var head = head("GET", "/names", host);
    var tls = TrustedTls.trusting(cloud.certificate());
    try (var socket = TrustedTls.openAs(tls, named(connected), cloud.distribution().getPort())) {
      socket.getOutputStream().write(head);
      return RawHttp.read(socket);
    }
  }

  private static RawHttp.Response exchange(URI address, String method, String target, String host)
      throws IOException {
    return RawHttp.exchange(address, head(method, target, host));
  }

  private static byte[] head(String method, String target, String host) {
    return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
        .formatted(method, target, named(host))
        .getBytes(ISO_8859_1);
  }

  private static String named(String host) {
    return host.replace("DOMAIN", String.valueOf(domainName)).replace("ID", String.valueOf(id));
  }
}
