package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpDateTime;

/**
 * A signature as a request brings it along: in the {@code Authorization} header, or in the query of
 * a presigned URL.
 *
 * @param parts what the header holds, wherever it was
 * @param date when the request was signed, in the form of {@code X-Amz-Date} if it was in any
 * @param token the session token; the empty string for none
 * @param lifetime for how long after its date a presigned URL is to be good; empty in the header
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
record ReceivedSignature(
    AuthorizationHeader parts, String date, String token, Optional<Duration> lifetime) {
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final String TOKEN = "X-Amz-Security-Token";

  /** What a presigned URL's query has beside the request's own. */
  private static final Set<String> OF_PRESIGNED =
      Set.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Date",
          "X-Amz-Expires",
          TOKEN,
          "X-Amz-SignedHeaders",
          SIGNATURE);

  /** In seconds. */
  private static final Pattern EXPIRES = Pattern.compile("[1-9]\\d{0,5}");

  private static final Duration LONGEST = Duration.ofDays(7);

  static boolean isInHeader(HttpRequest request) {
    return !request.header("Authorization").isEmpty();
  }

  static boolean isInQuery(HttpRequest request) {
    return Query.pairs(request).stream()
        .anyMatch(pair -> pair.decoded().name().equalsIgnoreCase(SIGNATURE));
  }

  /** The signature in the header; empty if it is not of Signature Version 4's form. */
  static Optional<ReceivedSignature> inHeader(HttpRequest request) {
    return AuthorizationHeader.parse(request.header("Authorization"))
        .map(
            parts ->
                new ReceivedSignature(
                    parts, dateOfHeaders(request), request.header(TOKEN), Optional.empty()));
  }

  /** {@code X-Amz-Date}, or {@code Date} where there is none. */
  private static String dateOfHeaders(HttpRequest request) {
    if (request.headers().contains("X-Amz-Date")) {
      return request.header("X-Amz-Date");
    }
    var date = request.header("Date");
    var millis = HttpDateTime.parseToEpoch(date);
    return millis < 0 ? date : AmzDate.format(Instant.ofEpochMilli(millis));
  }

  /** The signature in the query; empty if one of its parts is missing, repeated or malformed. */
  static Optional<ReceivedSignature> inQuery(HttpRequest request) {
    var values =
        Query.pairs(request).stream()
            .map(Query.Pair::decoded)
            .filter(pair -> OF_PRESIGNED.contains(pair.name()))
            .collect(
                Collectors.groupingBy(
                    Query.Pair::name, Collectors.mapping(Query.Pair::value, Collectors.toList())));
    if (values.values().stream().anyMatch(same -> same.size() > 1)) {
      return Optional.empty();
    }
    UnaryOperator<String> query = name -> values.getOrDefault(name, List.of("")).getFirst();
    var expires = query.apply("X-Amz-Expires");
    if (!EXPIRES.matcher(expires).matches()) {
      return Optional.empty();
    }
    var lifetime = Duration.ofSeconds(Long.parseLong(expires));
    return AuthorizationHeader.ofQuery(query)
        .filter(_ -> lifetime.compareTo(LONGEST) <= 0)
        .map(
            parts ->
                new ReceivedSignature(
                    parts, query.apply("X-Amz-Date"), query.apply(TOKEN), Optional.of(lifetime)));
  }

  boolean isPresigned() {
    return lifetime.isPresent();
  }

  /** What was signed of the request: all of it but the signature. */
  HttpRequest signed(HttpRequest request) {
    return isPresigned() ? withoutSignature(request) : request;
  }

  private static HttpRequest withoutSignature(HttpRequest request) {
    var query =
        Query.pairs(request).stream()
            .filter(pair -> !pair.decoded().name().equals(SIGNATURE))
            .map(pair -> pair.name() + "=" + pair.value())
            .collect(Collectors.joining("&"));
    return request.withQuery(Optional.of(query));
  }

  /** Without the token, which is a secret. */
  @Override
  public String toString() {
    return "signature of " + date + " by " + parts.accessKeyId();
  }
}
