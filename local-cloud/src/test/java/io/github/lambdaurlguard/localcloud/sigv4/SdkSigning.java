package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests as the AWS SDK does, with the signer that the local cloud does not use itself. */
public record SdkSigning(Credentials credentials, String service, String region, Instant time) {

  /** The request with a signature in its headers. */
  public HttpRequest sign(HttpRequest unsigned) {
    return received(unsigned, sign(unsigned, AuthLocation.HEADER, null));
  }

  /** The request with a signature in its query. */
  public HttpRequest presign(HttpRequest unsigned, Duration lifetime) {
    return received(unsigned, sign(unsigned, AuthLocation.QUERY_STRING, lifetime));
  }

  private SdkHttpRequest sign(HttpRequest unsigned, AuthLocation location, Duration lifetime) {
    var request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(unsigned.method()))
            .uri(URI.create("https://" + unsigned.header("Host") + unsigned.target()));
    unsigned.headers().forEach(field -> request.putHeader(field.getName(), field.getValue()));
    return AwsV4HttpSigner.create()
        .sign(
            r ->
                r.identity(
                        AwsSessionCredentialsIdentity.create(
                            credentials.accessKeyId(),
                            credentials.secretAccessKey(),
                            credentials.sessionToken()))
                    .request(request.build())
                    .payload(ContentStreamProvider.fromByteArray(unsigned.body().bytes()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, location)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime)
                    .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
        .request();
  }

  private static HttpRequest received(HttpRequest unsigned, SdkHttpRequest signed) {
    var headers = HttpFields.build();
    signed.headers().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    return unsigned
        .withHeaders(headers)
        .withQuery(Optional.ofNullable(signed.getUri().getRawQuery()));
  }
}
