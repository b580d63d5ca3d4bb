package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import static org.eclipse.jetty.http.HttpStatus.MOVED_PERMANENTLY_301;
import static org.eclipse.jetty.http.HttpStatus.TEMPORARY_REDIRECT_307;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.ErrorPage;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.RedirectPage;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpVersion;

/**
 * By which protocols viewers may use a behaviour.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html">Require
 *     HTTPS for communication between viewers and CloudFront</a>
 */
public enum ViewerProtocolPolicy {
  ALLOW_ALL("allow-all"),
  REDIRECT_TO_HTTPS("redirect-to-https"),
  HTTPS_ONLY("https-only");

  private static final Set<String> METHODS_OF_OLD = Set.of("GET", "HEAD");
  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final int HTTPS_PORT = 443;

  private final String text;

  ViewerProtocolPolicy(String text) {
    this.text = text;
  }

  /** What templates call them. */
  public static String[] texts() {
    return Stream.of(values()).map(policy -> policy.text).toArray(String[]::new);
  }

  /** The one that templates call so. */
  public static ViewerProtocolPolicy of(String text) {
    return Stream.of(values()).filter(policy -> policy.text.equals(text)).findFirst().orElseThrow();
  }

  /**
   * CloudFront's own answer to a request that this policy does not let in as it came. Its host is
   * one that the distribution answers to: no redirect leads elsewhere.
   *
   * @param httpsPort where the distribution listens for HTTPS
   */
  Optional<Delivery> answer(HttpRequest request, int httpsPort) {
    if (this == ALLOW_ALL || request.transport().encrypted()) {
      return Optional.empty();
    }
    return Optional.of(
        this == REDIRECT_TO_HTTPS ? redirect(request, httpsPort) : ErrorPage.badRequest());
  }

  /** Before HTTP/1.1 there was no status that keeps a method and its body. */
  private static Delivery redirect(HttpRequest request, int httpsPort) {
    if (METHODS_OF_OLD.contains(request.method())) {
      return RedirectPage.of(MOVED_PERMANENTLY_301, httpsAddress(request, httpsPort));
    }
    return request.transport().version().getVersion() < HttpVersion.HTTP_1_1.getVersion()
        ? ErrorPage.badRequest()
        : RedirectPage.of(TEMPORARY_REDIRECT_307, httpsAddress(request, httpsPort));
  }

  private static String httpsAddress(HttpRequest request, int httpsPort) {
    var host = PORT.matcher(request.header("Host")).replaceFirst("");
    return "https://" + host + (httpsPort == HTTPS_PORT ? "" : ":" + httpsPort) + request.target();
  }
}
