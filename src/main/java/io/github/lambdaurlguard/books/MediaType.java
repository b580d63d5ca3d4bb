package io.github.lambdaurlguard.books;

import java.util.regex.Pattern;

/** Reads a Content-Type header. */
final class MediaType {

  private static final Pattern UTF8_JSON =
      Pattern.compile(
          "application/json\\s*+(?:;\\s*+charset\\s*+=\\s*+(?:utf-8|\"utf-8\")\\s*+)?+;?+\\s*+",
          Pattern.CASE_INSENSITIVE);

  private MediaType() {}

  static boolean isUtf8Json(String contentType) {
    return UTF8_JSON.matcher(contentType.strip()).matches();
  }
}
