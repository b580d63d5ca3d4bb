package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.iam.Glob;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Origins that a policy allows: a host with or without scheme and port, where the leftmost
 * subdomain and the port may hold a wildcard, or {@code *} for all.
 *
 * @param scheme lower case; empty for any
 * @param host lower case; where it begins with {@code *.}, all of its subdomains
 * @param port empty for origins without a port
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#understanding-response-headers-policies-cors">CORS
 *     headers</a>
 */
public record OriginPattern(Optional<String> scheme, String host, Optional<String> port) {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://)?(?<host>[^:/]*)(?::(?<port>[0-9*]+))?");

  private static final Pattern HOST =
      Pattern.compile("\\*|(\\*\\.)?[a-z0-9_-]++(?:\\.[a-z0-9_-]++)*+");

  /** Reads a pattern. Empty if CloudFront does not allow it. */
  public static Optional<OriginPattern> parse(String text) {
    var matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var host = matcher.group("host").toLowerCase(Locale.ROOT);
    return HOST.matcher(host).matches()
        ? Optional.of(
            new OriginPattern(
                Optional.ofNullable(matcher.group("scheme")).map(s -> s.toLowerCase(Locale.ROOT)),
                host,
                Optional.ofNullable(matcher.group("port"))))
        : Optional.empty();
  }

  boolean isAny() {
    return host.equals("*") && scheme.isEmpty() && port.isEmpty();
  }

  /** Whether it allows the origin, as the header {@code Origin} has it. */
  boolean matches(String origin) {
    var matcher = SYNTAX.matcher(origin);
    return isAny()
        || (matcher.matches()
            && scheme
                .map(expected -> expected.equalsIgnoreCase(matcher.group("scheme")))
                .orElse(true)
            && hostMatches(matcher.group("host").toLowerCase(Locale.ROOT))
            && portMatches(Optional.ofNullable(matcher.group("port"))));
  }

  private boolean hostMatches(String actual) {
    if (host.equals("*")) {
      return true;
    }
    return host.startsWith("*.") ? actual.endsWith(host.substring(1)) : actual.equals(host);
  }

  private boolean portMatches(Optional<String> actual) {
    if (port.isEmpty()) {
      return actual.isEmpty();
    }
    return port.get().equals("*") || actual.filter(Glob.of(port.get())::matches).isPresent();
  }
}
