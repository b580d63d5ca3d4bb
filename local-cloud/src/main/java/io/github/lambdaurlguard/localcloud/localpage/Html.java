package io.github.lambdaurlguard.localcloud.localpage;

/** Text as HTML. */
final class Html {
  private Html() {}

  /** The text, to stand in an element or in a quoted attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
