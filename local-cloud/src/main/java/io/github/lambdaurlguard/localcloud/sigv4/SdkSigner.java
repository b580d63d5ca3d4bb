package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/** Signs a received request as the AWS SDK would have signed it. */
final class SdkSigner {
  private SdkSigner() {}

  /**
   * The header that the holder of the credentials would have sent, for the date, the scope and the
   * signed headers of the one that arrived.
   */
  // The signer that replaces this one always signs x-amz-content-sha256, which many clients do not
  // send.
  @SuppressWarnings("deprecation")
  static AuthorizationHeader authorization(
      HttpRequest request, AuthorizationHeader received, Credentials credentials) {
    var parameters =
        Aws4SignerParams.builder()
            .awsCredentials(
                AwsSessionCredentials.create(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken()))
            .signingName(received.service())
            .signingRegion(Region.of(received.region()))
            .signingClockOverride(
                Clock.fixed(AmzDate.parse(request.header("X-Amz-Date")), ZoneOffset.UTC))
            .doubleUrlEncode(true)
            .normalizePath(false)
            .build();
    var signed =
        software.amazon.awssdk.auth.signer.Aws4Signer.create()
            .sign(sdkRequest(request, received.signedHeaders()), parameters);
    return AuthorizationHeader.parse(signed.firstMatchingHeader("Authorization").orElseThrow())
        .orElseThrow();
  }

  /** The request with the headers of these names. */
  static SdkHttpFullRequest sdkRequest(HttpRequest request, List<String> signedHeaders) {
    var builder =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .protocol("https")
            .host(request.header("Host"))
            .encodedPath(request.path())
            .rawQueryParameters(parameters(request));
    for (var name : signedHeaders) {
      builder.putHeader(name, request.headers().getValuesList(name));
    }
    if (!request.body().isEmpty()) {
      builder.contentStreamProvider(
          ContentStreamProvider.fromByteArrayUnsafe(request.body().bytes()));
    }
    return builder.build();
  }

  private static Map<String, List<String>> parameters(HttpRequest request) {
    return Query.pairs(request).stream()
        .map(Query.Pair::decoded)
        .collect(
            Collectors.groupingBy(
                Query.Pair::name, Collectors.mapping(Query.Pair::value, Collectors.toList())));
  }
}
