package io.github.lambdaurlguard.edge;

/**
 * One pair of the query, encoded.
 *
 * @param hasEqualsSign false for a name that stands alone, {@code ?draft}
 */
record QueryParameter(String name, String value, boolean hasEqualsSign)
    implements Comparable<QueryParameter> {

  static QueryParameter of(String pair, Platform platform) throws RequestRefusedException {
    int equalsSign = pair.indexOf('=');
    if (equalsSign == 0) {
      throw new RequestRefusedException(
          Problem.badRequest(
              "The query holds a value without a name, which AWS's own signer leaves out. Give it a"
                  + " name."));
    }
    return equalsSign < 0
        ? new QueryParameter(encode(pair, platform), "", false)
        : new QueryParameter(
            encode(pair.substring(0, equalsSign), platform),
            encode(pair.substring(equalsSign + 1), platform),
            true);
  }

  /** By name and then by value, both encoded. */
  @Override
  public int compareTo(QueryParameter other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : value.compareTo(other.value);
  }

  private static String encode(String text, Platform platform) throws RequestRefusedException {
    int i = 0;
    while (i < text.length() && PercentEncoding.isUnreserved(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    TextBuilder encoded = platform.text().append(text.substring(0, i));
    while (i < text.length()) {
      char c = text.charAt(i);
      if (PercentEncoding.isUnreserved(c)) {
        encoded.append(c);
        i++;
      } else if (c == '+') {
        encoded.append("%20");
        i++;
      } else if (c == '%') {
        appendDecoded(encoded, PercentEncoding.escapedByte(text, i));
        i += PercentEncoding.ESCAPE_LENGTH;
      } else {
        i = PercentEncoding.appendEscaped(encoded, text, i);
      }
    }
    String result = encoded.build();
    Utf8.refuseMalformed(result);
    return result;
  }

  private static void appendDecoded(TextBuilder encoded, int octet) {
    if (PercentEncoding.isUnreserved(octet)) {
      encoded.append((char) octet);
    } else {
      PercentEncoding.appendEscape(encoded, octet);
    }
  }
}
