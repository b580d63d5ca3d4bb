package io.github.lambdaurlguard.delivery.proof;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes out of a text what tells whose account it is about, or lets somebody in. */
final class Redaction {

  private static final Pattern ARN = Pattern.compile("arn:[a-z-]++:[^\\s\"'|,;)}\\]]++");
  private static final Pattern ACCOUNT =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])");
  private static final Pattern ACCESS_KEY = Pattern.compile("A[KS]IA[A-Z0-9]{12,}+");

  /** Signatures, session tokens and keys: nothing else is so long without a blank. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_%-]{60,}+");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]++(?::[0-9]++)?");
  private static final List<String> DOMAINS =
      List.of(".on.aws", ".amazonaws.com", ".cloudfront.net", ".localhost");
  private static final String HIDDEN = "***";

  private Redaction() {}

  static String of(String text) {
    var shown = ARN.matcher(text).replaceAll(HIDDEN);
    shown = ACCESS_KEY.matcher(shown).replaceAll(HIDDEN);
    shown = TOKEN.matcher(shown).replaceAll(HIDDEN);
    shown = ACCOUNT.matcher(shown).replaceAll(HIDDEN);
    return NAME.matcher(shown).replaceAll(found -> isHost(found.group()) ? HIDDEN : found.group());
  }

  private static boolean isHost(String name) {
    var host = name.toLowerCase(Locale.ROOT).split(":", 2)[0];
    return DOMAINS.stream().anyMatch(host::endsWith)
        || name.startsWith("localhost:")
        || name.startsWith("127.0.0.1:");
  }
}
