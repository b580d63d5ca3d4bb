package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.PercentEncoding;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A canonical request, line by line. Each character stands for a byte.
 *
 * <p>A path is escaped once more as it arrived, as for every service but S3, and not normalised:
 * whether function URLs do that is not documented.
 *
 * @param headers the lines of the canonical headers, each with its line end
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
record CanonicalRequest(
    String method,
    String path,
    String query,
    String headers,
    String signedHeaders,
    String payloadHash) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SECRETS =
      Pattern.compile(
          "(?m)^((?:x-forwarded-)?authorization:|cookie:|x-amz-security-token:).*$"
              + "|(\\bX-Amz-Security-Token=)[^&\\n]*");

  /**
   * The canonical request of what arrived.
   *
   * @param request without a signature in its query
   */
  static CanonicalRequest of(HttpRequest request, List<String> signedHeaders) {
    return new CanonicalRequest(
        request.method(),
        PercentEncoding.encodePath(request.path().getBytes(UTF_8)),
        query(Query.pairs(request)),
        signedHeaders.stream().map(name -> line(request, name)).collect(Collectors.joining()),
        String.join(";", signedHeaders),
        payloadHash(request.body().bytes()));
  }

  /** The pairs escaped alike, in order; what {@code +} stands for is a blank, as in a form. */
  static String query(List<Query.Pair> pairs) {
    return pairs.stream()
        .map(pair -> new Query.Pair(escaped(pair.name()), escaped(pair.value())))
        .sorted(Comparator.comparing(Query.Pair::name).thenComparing(Query.Pair::value))
        .map(pair -> pair.name() + "=" + pair.value())
        .collect(Collectors.joining("&"));
  }

  private static String escaped(String text) {
    return PercentEncoding.encode(PercentEncoding.decode(text.replace('+', ' ')));
  }

  private static String line(HttpRequest request, String name) {
    var values =
        request.headers().getValuesList(name).stream()
            .map(value -> BLANKS.matcher(value.strip()).replaceAll(" "))
            .collect(Collectors.joining(","));
    return name + ":" + values + "\n";
  }

  static String payloadHash(byte[] body) {
    return HexFormat.of().formatHex(Digests.sha256(body));
  }

  CanonicalRequest withMethod(String other) {
    return new CanonicalRequest(other, path, query, headers, signedHeaders, payloadHash);
  }

  CanonicalRequest withPath(String other) {
    return new CanonicalRequest(method, other, query, headers, signedHeaders, payloadHash);
  }

  CanonicalRequest withQuery(String other) {
    return new CanonicalRequest(method, path, other, headers, signedHeaders, payloadHash);
  }

  CanonicalRequest withHeaders(String other) {
    return new CanonicalRequest(method, path, query, other, signedHeaders, payloadHash);
  }

  CanonicalRequest withPayloadHash(String other) {
    return new CanonicalRequest(method, path, query, headers, signedHeaders, other);
  }

  String text() {
    return String.join("\n", method, path, query, headers, signedHeaders, payloadHash);
  }

  /** SHA-256 in hexadecimal, as it stands in the string to sign. */
  String hash() {
    return HexFormat.of().formatHex(Digests.sha256(text().getBytes(ISO_8859_1)));
  }

  /** The text with credentials and cookies withheld. */
  String withoutSecrets() {
    var shown = new String(text().getBytes(ISO_8859_1), UTF_8);
    return SECRETS.matcher(shown).replaceAll("$1$2(withheld)");
  }
}
