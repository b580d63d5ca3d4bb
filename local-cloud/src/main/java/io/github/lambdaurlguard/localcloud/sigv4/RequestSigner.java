package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * Signs requests to a function URL as a client does, over all of their headers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
public final class RequestSigner {
  private RequestSigner() {}

  /**
   * The request with a signature in its header.
   *
   * @param request with a Host header
   * @param region the function URL's
   */
  public static HttpRequest signed(
      HttpRequest request, Credentials credentials, String region, Instant now) {
    var date = AmzDate.format(now);
    var headers =
        HttpFields.build(request.headers())
            .put("X-Amz-Date", date)
            .put("X-Amz-Content-Sha256", CanonicalRequest.payloadHash(request.body().bytes()));
    if (!credentials.sessionToken().isEmpty()) {
      headers.put("X-Amz-Security-Token", credentials.sessionToken());
    }
    var names =
        headers.stream()
            .map(HttpField::getName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    var parts =
        new AuthorizationHeader(
            credentials.accessKeyId(),
            date.substring(0, date.indexOf('T')),
            region,
            "lambda",
            names,
            "");
    var canonical = CanonicalRequest.of(request.withHeaders(headers.asImmutable()), names);
    var signature = new SigningKey(credentials, date, parts).sign(canonical);
    return request.withHeaders(
        headers.put("Authorization", parts.withSignature(signature).text()).asImmutable());
  }
}
