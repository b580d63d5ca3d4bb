package io.github.lambdaurlguard.localcloud.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests to a function URL as the AWS SDK does (Signature Version 4, {@code lambda}). */
final class SigningFilter implements Filter {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final URI functionUrl;
  private final String region;
  private final AwsCredentialsIdentity identity;

  SigningFilter(URI functionUrl, String region, AwsCredentialsIdentity identity) {
    this.functionUrl = functionUrl;
    this.region = region;
    this.identity = identity;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification response,
      FilterContext context) {
    var sent = URI.create(request.getURI());
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.getMethod()))
            .uri(functionUrl.resolve(target(sent)))
            .build();
    var body = bytes(request.getBody());
    var signed =
        SIGNER.sign(
            signing ->
                signing
                    .identity(identity)
                    .request(unsigned)
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    signed
        .request()
        .headers()
        .forEach((name, values) -> request.replaceHeader(name, values.getFirst()));
    return context.next(request, response);
  }

  private static String target(URI sent) {
    return sent.getRawQuery() == null
        ? sent.getRawPath()
        : sent.getRawPath() + "?" + sent.getRawQuery();
  }

  private static byte[] bytes(Object body) {
    return switch (body) {
      case null -> new byte[0];
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(UTF_8);
      default ->
          throw new IllegalArgumentException(
              "a signed body has to be text or bytes, not a " + body.getClass().getName());
    };
  }
}
