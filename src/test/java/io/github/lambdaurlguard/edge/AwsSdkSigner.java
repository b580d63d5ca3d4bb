package io.github.lambdaurlguard.edge;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The AWS SDK's own signer: what it makes of a request is what Lambda expects. */
final class AwsSdkSigner {
  private static final DateTimeFormatter BASIC_ISO =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private AwsSdkSigner() {}

  /** The authorization header for a request as it goes on the wire. */
  static String authorization(OriginRequest request, Map<String, String> environment) {
    byte[] body =
        request.bodyData() == null ? new byte[0] : Base64.getDecoder().decode(request.bodyData());
    return authorization(request, body, environment);
  }

  /** The same for a body of which CloudFront did not show everything. */
  static String authorization(OriginRequest request, byte[] body, Map<String, String> environment) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .protocol("https")
            .host(request.originDomainName())
            .encodedPath(Objects.requireNonNullElse(request.originPath(), "") + request.uri());

    for (String pair : request.querystring().split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        unsigned.appendRawQueryParameter(
            decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]));
      }
    }
    return SIGNER
        .sign(
            signing ->
                signing
                    .identity(identity(environment))
                    .request(unsigned.build())
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                    .putProperty(
                        AwsV4HttpSigner.REGION_NAME, request.originDomainName().split("\\.", -1)[2])
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock(request)))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }

  private static AwsCredentialsIdentity identity(Map<String, String> environment) {
    String accessKeyId = environment.get("AWS_ACCESS_KEY_ID");
    String secretAccessKey = environment.get("AWS_SECRET_ACCESS_KEY");
    String sessionToken = environment.get("AWS_SESSION_TOKEN");
    return sessionToken == null
        ? AwsCredentialsIdentity.create(accessKeyId, secretAccessKey)
        : AwsSessionCredentialsIdentity.create(accessKeyId, secretAccessKey, sessionToken);
  }

  private static Clock clock(OriginRequest request) {
    LocalDateTime time = LocalDateTime.parse(request.headers().first("x-amz-date"), BASIC_ISO);
    return Clock.fixed(time.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
