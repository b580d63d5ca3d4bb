package io.github.lambdaurlguard.edge;

/** Writes JSON strings. */
final class Json {
  private Json() {}

  static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u00").append(Ascii.hexDigit(c >> 4)).append(Ascii.hexDigit(c & 15));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
