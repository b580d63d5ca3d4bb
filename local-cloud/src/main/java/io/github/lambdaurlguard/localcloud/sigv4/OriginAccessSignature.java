package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;

/**
 * Signs origin requests as CloudFront does for an origin access control of the type {@code lambda}.
 *
 * <p>CloudFront does not read bodies: it takes the viewer's {@code x-amz-content-sha256} at its
 * word, and signs an empty body where there is none. It signs a path as it stands, where Lambda
 * escapes it once more, so that a path with {@code +} or an escape does not verify (recorded at <a
 * href="https://github.com/aws-samples/image-optimization/issues/44">image-optimization#44</a>).
 *
 * @param signer who CloudFront is to Lambda
 * @param distributionArn on whose behalf it signs
 * @param accountId whose distribution it is
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html">Restrict
 *     access to an AWS Lambda function URL origin</a>
 */
public record OriginAccessSignature(
    Credentials signer, String distributionArn, String accountId, InstantSource clock) {
  public static final String PAYLOAD_HASH = "X-Amz-Content-Sha256";

  private static final List<String> SIGNED_HEADERS =
      List.of(
          "host",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-source-account",
          "x-amz-source-arn");

  /**
   * The request with a signature, which replaces an {@code Authorization} that it has.
   *
   * @param region the function URL's
   */
  public HttpRequest sign(HttpRequest request, String region) {
    var date = AmzDate.format(clock.instant());
    var payloadHash =
        request.header(PAYLOAD_HASH).isEmpty()
            ? CanonicalRequest.payloadHash(new byte[0])
            : request.header(PAYLOAD_HASH);
    var headers =
        HttpFields.build(request.headers())
            .put(PAYLOAD_HASH, payloadHash)
            .put("X-Amz-Date", date)
            .put("X-Amz-Security-Token", signer.sessionToken())
            .put("X-Amz-Source-Account", accountId)
            .put("X-Amz-Source-Arn", distributionArn);
    var unsigned = request.withHeaders(headers.asImmutable());
    var parts =
        new AuthorizationHeader(
            signer.accessKeyId(),
            date.substring(0, date.indexOf('T')),
            region,
            "lambda",
            SIGNED_HEADERS,
            "");
    var canonical =
        CanonicalRequest.of(unsigned, SIGNED_HEADERS)
            .withPath(request.path())
            .withPayloadHash(payloadHash);
    var signature = new SigningKey(signer, date, parts).sign(canonical);
    return request.withHeaders(
        headers.put("Authorization", parts.withSignature(signature).text()).asImmutable());
  }
}
