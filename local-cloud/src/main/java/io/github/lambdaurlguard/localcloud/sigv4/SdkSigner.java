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
import software.amazon.awssdk.auth.signer.params.Aws4PresignerParams;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/** Signs a received request as the AWS SDK would have signed it. */
final class SdkSigner {
  private SdkSigner() {}

  /**
   * What the holder of the credentials would have sent in the {@code Authorization} header, or in
   * the query of a presigned URL, for the date, the scope and the signed headers of the signature
   * that arrived.
   */
  // The signer that replaces this one always signs x-amz-content-sha256, which many clients do not
  // send.
  @SuppressWarnings("deprecation")
  static AuthorizationHeader sign(
      HttpRequest request, ReceivedSignature received, Credentials credentials) {
    var date = AmzDate.parse(received.date());
    var parameters =
        Aws4PresignerParams.builder()
            .awsCredentials(
                AwsSessionCredentials.create(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken()))
            .signingName(received.parts().service())
            .signingRegion(Region.of(received.parts().region()))
            .signingClockOverride(Clock.fixed(date, ZoneOffset.UTC))
            .expirationTime(received.lifetime().map(date::plus).orElse(null))
            .doubleUrlEncode(true)
            .normalizePath(false)
            .build();
    var signer = software.amazon.awssdk.auth.signer.Aws4Signer.create();
    var unsigned = sdkRequest(received.unsigned(request), received.parts().signedHeaders());
    if (received.isPresigned()) {
      var signed = signer.presign(unsigned, parameters);
      return AuthorizationHeader.ofQuery(
              name -> signed.firstMatchingRawQueryParameter(name).orElseThrow())
          .orElseThrow();
    }
    var signed = signer.sign(unsigned, parameters);
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
