package io.github.lambdaurlguard.localcloud.trace;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Withholds what lets somebody in from what is kept of requests: by the name that it stands under,
 * by its form, and because it is known.
 */
public final class Withholding {
  public static final String WITHHELD = "(withheld)";

  /** Shorter texts occur by chance, and withholding them would tell what they are. */
  private static final int SHORTEST = 8;

  private static final List<String> NAMES =
      List.of(
          "authorization",
          "cookie",
          "token",
          "secret",
          "signature",
          "passw",
          "credential",
          "apikey",
          "session",
          "jwt");

  /** A member of JSON, as it is or within text of JSON; and a field of a form or of a header. */
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile(
              "\"(?<name>[\\w.-]{1,64})\"\\s{0,4}:\\s{0,4}\"(?<value>[^\"\\\\]{1,8192})"),
          Pattern.compile("\\\\\"(?<name>[\\w.-]{1,64})\\\\\":\\\\\"(?<value>[^\"\\\\]{1,8192})"),
          Pattern.compile("(?<![\\w.-])(?<name>[\\w.-]{1,64})=(?<value>[^&\\s,;\"\\\\]{1,8192})"));

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("(?i)\\b(?:Bearer|Basic)\\s(?<value>[\\w.~+/=-]{8,8192})"),
          // A signed JSON Web Token
          Pattern.compile("\\b(?<value>eyJ[\\w-]{4,4096}\\.[\\w-]{4,4096}\\.[\\w-]{0,4096})"));

  private final Supplier<Collection<String>> known;

  /**
   * @param known the secrets of this run
   */
  public Withholding(Supplier<Collection<String>> known) {
    this.known = known;
  }

  /** Whether a header, parameter or member of this name holds one. */
  public static boolean isNamed(String name) {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return NAMES.stream().anyMatch(plain::contains) && !plain.endsWith("signedheaders");
  }

  /** A text without them. */
  public String withheld(String text) {
    return withheld(text, List.of());
  }

  /**
   * A text without them.
   *
   * @param others that are known from elsewhere in the same request
   */
  public String withheld(String text, Collection<String> others) {
    var withheld = text;
    for (var secret : Stream.concat(known.get().stream(), others.stream()).toList()) {
      if (secret.length() >= SHORTEST) {
        withheld = withheld.replace(secret, WITHHELD);
      }
    }
    for (var form : FORMS) {
      withheld = form.matcher(withheld).replaceAll(Withholding::withoutValue);
    }
    for (var named : NAMED) {
      withheld =
          named
              .matcher(withheld)
              .replaceAll(
                  found ->
                      isNamed(found.group("name"))
                          ? withoutValue(found)
                          : Matcher.quoteReplacement(found.group()));
    }
    return withheld;
  }

  private static String withoutValue(MatchResult found) {
    var text = found.group();
    return Matcher.quoteReplacement(
        text.substring(0, text.length() - found.group("value").length()) + WITHHELD);
  }
}
