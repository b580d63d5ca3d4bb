package io.github.lambdaurlguard.books;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads what a request says of its body: Content-Type and Content-Encoding. */
final class MediaType {

  private static final Pattern UTF8_JSON =
      Pattern.compile(
          "application/json\\s*+(?:;\\s*+charset\\s*+=\\s*+(?:utf-8|\"utf-8\")\\s*+)?+;?+\\s*+",
          Pattern.CASE_INSENSITIVE);

  private MediaType() {}

  /** Whether a Content-Encoding names no coding: empty elements and "identity" change nothing. */
  static boolean isIdentity(String contentEncoding) {
    return Arrays.stream(contentEncoding.split(",", -1))
        .map(String::strip)
        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
  }

  static boolean isUtf8Json(String contentType) {
    return UTF8_JSON.matcher(contentType.strip()).matches();
  }
}
