package io.github.lambdaurlguard.books;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What the index by author holds: an author's name without the differences between capital and
 * small letters, and between the ways to compose one letter.
 */
final class AuthorKey {

  private AuthorKey() {}

  /**
   * Folded through capitals, which know that {@code ß} is {@code SS} and that both small sigmas are
   * one.
   */
  static String of(String author) {
    String folded =
        Normalizer.normalize(author, Normalizer.Form.NFD)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
