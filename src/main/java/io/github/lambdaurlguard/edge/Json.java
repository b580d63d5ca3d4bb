package io.github.lambdaurlguard.edge;

/** Writes JSON strings. */
final class Json {
  private Json() {}

  static TextBuilder appendString(TextBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append("\\u00").append(Ascii.hexDigit(c >> 4)).append(Ascii.hexDigit(c & 15));
      } else {
        if (c == '"' || c == '\\') {
          json.append('\\');
        }
        json.append(c);
      }
    }
    return json.append('"');
  }
}
