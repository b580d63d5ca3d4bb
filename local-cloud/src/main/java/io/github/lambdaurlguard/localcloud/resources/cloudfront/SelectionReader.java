package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.GeneratedHeader;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection.Mode;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads which headers, cookies and query parameters a policy takes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-cachepolicy-parametersincachekeyandforwardedtoorigin.html">ParametersInCacheKeyAndForwardedToOrigin</a>
 */
final class SelectionReader {
  /** CloudFront's default quota for names in one list of a policy. */
  private static final int MAX_NAMES = 10;

  /** Headers that CloudFront sets, removes or sorts itself: no policy lists them. */
  private static final Set<String> FORBIDDEN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "cookie",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-forwarded-proto",
          "x-real-ip");

  /** The one behaviour that takes all headers and lists some, CloudFront's own. */
  private static final String ALL_AND_GENERATED = "allViewerAndWhitelistCloudFront";

  private static final Map<String, Mode> MODES =
      Map.of(
          "none",
          Mode.NONE,
          "whitelist",
          Mode.LISTED,
          "allExcept",
          Mode.ALL_BUT_LISTED,
          "allViewer",
          Mode.ALL,
          ALL_AND_GENERATED,
          Mode.ALL,
          "all",
          Mode.ALL);

  private SelectionReader() {}

  /** {@code CookiesConfig}. */
  static Selection cookies(Properties policy) {
    var config = policy.object("CookiesConfig");
    var selection =
        read(config, "CookieBehavior", "Cookies", "none", "whitelist", "allExcept", "all");
    for (var name : selection.names()) {
      if (name.contains("*") || name.contains("?")) {
        throw config.error("Cookies", "the local cloud takes whole names, not patterns: " + name);
      }
    }
    return selection;
  }

  /** {@code QueryStringsConfig}. */
  static Selection queries(Properties policy) {
    return read(
        policy.object("QueryStringsConfig"),
        "QueryStringBehavior",
        "QueryStrings",
        "none",
        "whitelist",
        "allExcept",
        "all");
  }

  /**
   * {@code HeadersConfig}.
   *
   * @param isOfKey whether the policy is a cache policy
   * @param forbidden names in lower case that this kind of policy may not list either
   */
  static Selection headers(
      Properties policy, boolean isOfKey, Set<String> forbidden, String... behaviors) {
    var config = policy.object("HeadersConfig");
    var selection = read(config, "HeaderBehavior", "Headers", behaviors);
    var names = new LinkedHashSet<String>();
    for (var name : selection.names()) {
      var lowerCase = name.toLowerCase(Locale.ROOT);
      if (FORBIDDEN_HEADERS.contains(lowerCase)
          || forbidden.contains(lowerCase)
          || lowerCase.startsWith("x-amz-cf-")
          || lowerCase.startsWith("x-edge-")) {
        throw config.error("Headers", "such a policy cannot list " + name);
      }
      checkGenerated(config, name, isOfKey);
      names.add(lowerCase);
    }
    return new Selection(selection.mode(), names);
  }

  private static void checkGenerated(Properties config, String name, boolean isOfKey) {
    if (name.toLowerCase(Locale.ROOT).startsWith(GeneratedHeader.PREFIX)) {
      var header =
          GeneratedHeader.named(name)
              .orElseThrow(
                  () -> config.error("Headers", "the local cloud does not implement " + name));
      if (isOfKey && !header.isOfKey()) {
        throw config.error("Headers", name + " belongs into an origin request policy");
      }
    } else if (config.text("HeaderBehavior").equals(ALL_AND_GENERATED)) {
      throw config.error("Headers", name + " is not one of CloudFront's own headers");
    }
  }

  private static Selection read(
      Properties config, String behavior, String list, String... behaviors) {
    var mode = MODES.get(config.oneOf(behavior, behaviors));
    var names = config.texts(list);
    var isListed =
        mode == Mode.LISTED
            || mode == Mode.ALL_BUT_LISTED
            || config.text(behavior).equals(ALL_AND_GENERATED);
    if (isListed == names.isEmpty()) {
      throw config.error(
          list,
          isListed
              ? "has to name something under the behaviour " + config.text(behavior)
              : "has no place under the behaviour " + config.text(behavior));
    }
    if (names.size() > MAX_NAMES) {
      throw config.error(
          list, "%d are over CloudFront's default quota, %d".formatted(names.size(), MAX_NAMES));
    }
    var unique = new LinkedHashSet<>(names);
    if (unique.size() < names.size()) {
      throw config.error(list, "names something twice: " + String.join(", ", names));
    }
    return new Selection(mode, unique);
  }
}
