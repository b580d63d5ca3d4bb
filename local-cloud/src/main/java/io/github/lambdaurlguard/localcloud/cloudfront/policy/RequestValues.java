package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import io.github.lambdaurlguard.localcloud.http.CookieHeader;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Cuts the query and the cookies of a viewer's request down to those that policies take. */
public final class RequestValues {
  private RequestValues() {}

  /**
   * The parameters that are taken, in the order and spelling in which they were sent. Only {@code
   * &} separates parameters.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/QueryStringParameters.html">Cache
   *     content based on query string parameters</a>
   */
  public static Optional<String> query(HttpRequest viewer, Predicate<String> taken) {
    return viewer
        .query()
        .map(
            query ->
                Arrays.stream(query.split("&", -1))
                    .filter(parameter -> taken.test(name(parameter)))
                    .collect(Collectors.joining("&")))
        .filter(query -> !query.isEmpty());
  }

  /**
   * The cookies that are taken, sorted by name as CloudFront sorts them; empty if there are none.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html">Cache
   *     content based on cookies</a>
   */
  public static Optional<String> cookies(HttpRequest viewer, Predicate<String> taken) {
    return Optional.of(
            CookieHeader.of(viewer).stream()
                .filter(cookie -> taken.test(name(cookie)))
                .sorted(Comparator.comparing(RequestValues::name))
                .collect(Collectors.joining("; ")))
        .filter(cookies -> !cookies.isEmpty());
  }

  private static String name(String pair) {
    return pair.split("=", 2)[0];
  }
}
