package io.github.lambdaurlguard.edge;

/**
 * One pair of the query, encoded.
 *
 * @param hasEqualsSign false for a name that stands alone, {@code ?draft}
 */
record QueryParameter(String name, String value, boolean hasEqualsSign) {

  static QueryParameter of(String pair) throws RequestRefusedException {
    int equalsSign = pair.indexOf("=");
    if (equalsSign == 0) {
      throw new RequestRefusedException(
          Problem.badRequest(
              "The query holds a value without a name, which AWS's own signer leaves out. Give it a"
                  + " name."));
    }
    return equalsSign == -1
        ? new QueryParameter(encode(pair), "", false)
        : new QueryParameter(
            encode(pair.substring(0, equalsSign)), encode(pair.substring(equalsSign + 1)), true);
  }

  /**
   * The pair as the origin gets it. Lambda answers 400 to a name with a tilde that is not escaped;
   * for the signature it is the same character.
   */
  String onTheWire() {
    String sent = name.replace("~", "%7E");
    return hasEqualsSign ? sent + "=" + value : sent;
  }

  private static String encode(String text) throws RequestRefusedException {
    String encoded = "";
    int plainFrom = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (PercentEncoding.isUnreserved(c)) {
        i++;
      } else {
        encoded = encoded + text.substring(plainFrom, i) + encodedCharacter(text, i);
        i += c == '%' ? PercentEncoding.ESCAPE_LENGTH : PercentEncoding.characterLength(text, i);
        plainFrom = i;
      }
    }
    encoded = encoded + text.substring(plainFrom);
    Utf8.refuseMalformed(encoded);
    return encoded;
  }

  private static String encodedCharacter(String text, int position) throws RequestRefusedException {
    char c = text.charAt(position);
    if (c == '+') {
      return "%20";
    }
    if (c != '%') {
      return PercentEncoding.escapedCharacter(text, position);
    }
    int octet = PercentEncoding.escapedByte(text, position);
    return PercentEncoding.isUnreserved(octet)
        ? String.valueOf((char) octet)
        : PercentEncoding.escape(octet);
  }
}
