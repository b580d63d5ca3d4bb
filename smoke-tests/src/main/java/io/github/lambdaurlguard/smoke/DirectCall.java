package io.github.lambdaurlguard.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A call of a function URL past CloudFront, signed or not. Immutable. */
final class DirectCall {

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final Addresses.FunctionUrl url;
  private final String method;
  private final String path;
  private final String body;
  private final Map<String, List<String>> headers;

  private DirectCall(
      Addresses.FunctionUrl url,
      String method,
      String path,
      String body,
      Map<String, List<String>> headers) {
    this.url = url;
    this.method = method;
    this.path = path;
    this.body = body;
    this.headers = headers;
  }

  /**
   * An unsigned call.
   *
   * @param path of unreserved characters only: the HTTP client writes others its own way
   */
  static DirectCall to(Addresses.FunctionUrl url, String method, String path, String body) {
    return new DirectCall(
        url, method, path, body, Map.of("Host", List.of(url.address().getAuthority())));
  }

  /** The same call, signed by the AWS SDK, which shares no code with the signer at the edge. */
  DirectCall signedBy(AwsCredentialsIdentity identity) {
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(url.address().resolve(path))
            .build();
    var signed =
        SIGNER.sign(
            signing ->
                signing
                    .identity(identity)
                    .request(unsigned)
                    .payload(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, url.region()));
    return new DirectCall(url, method, path, body, signed.request().headers());
  }

  /** The same call to another path, with the signature that it has. */
  DirectCall withPath(String otherPath) {
    return new DirectCall(url, method, otherPath, body, headers);
  }

  /** The same call with another body, with the signature that it has. */
  DirectCall withBody(String otherBody) {
    return new DirectCall(url, method, path, otherBody, headers);
  }

  Response send() {
    var request = Http.request().headers(headers);
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    return request.request(method, reachable(url.address()).resolve(path));
  }

  /**
   * Names below localhost are loopback (RFC 6761), but not every resolver knows it. The Host header
   * still says whom the call is for.
   */
  private static URI reachable(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT).endsWith(".localhost")
        ? URI.create("%s://localhost:%d/".formatted(address.getScheme(), address.getPort()))
        : address;
  }
}
