package io.github.lambdaurlguard.edge;

/** Writes JSON strings. */
final class Json {
  private Json() {}

  /** The text between quotation marks. */
  static String string(String text) {
    String json = "\"";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json = json + "\\u00" + Ascii.hexDigit(c >> 4) + Ascii.hexDigit(c & 15);
      } else {
        json = (c == '"' || c == '\\' ? json + '\\' : json) + c;
      }
    }
    return json + '"';
  }
}
