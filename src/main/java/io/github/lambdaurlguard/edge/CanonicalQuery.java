package io.github.lambdaurlguard.edge;

import java.util.Arrays;

/**
 * The query of a request. Lambda decodes the pairs, encodes them again and sorts them; so the pairs
 * go on the wire in that encoding and in the viewer's order, and only the signature sees them
 * sorted. A plus sign, which some read as a space and some as itself, goes out as {@code %20}.
 *
 * @param onTheWire the query as the origin gets it
 * @param canonical the query as it stands in the canonical request
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Canonical
 *     query string</a>
 */
record CanonicalQuery(String onTheWire, String canonical) {
  private static final CanonicalQuery EMPTY = new CanonicalQuery("", "");

  private static final String BETWEEN_PAIRS = "&";

  /**
   * Between name and value while the pairs are sorted: as it comes before every character of an
   * encoded text, pairs are sorted by name first. The equals sign comes after some of them.
   */
  private static final String AFTER_NAME = "!";

  /** Reads the query of an origin request. Empty pairs are dropped. */
  static CanonicalQuery of(String querystring) throws RequestRefusedException {
    if (querystring == null) {
      return EMPTY;
    }
    String onTheWire = "";
    String unsorted = "";
    for (String pair : querystring.split(BETWEEN_PAIRS, -1)) {
      if (!pair.isEmpty()) {
        QueryParameter parameter = QueryParameter.of(pair);
        onTheWire = onTheWire + BETWEEN_PAIRS + parameter.onTheWire();
        unsorted = unsorted + BETWEEN_PAIRS + parameter.name() + AFTER_NAME + parameter.value();
      }
    }
    return onTheWire.isEmpty()
        ? EMPTY
        : new CanonicalQuery(onTheWire.substring(1), sort(unsorted.substring(1)));
  }

  private static String sort(String unsorted) {
    String[] pairs = unsorted.split(BETWEEN_PAIRS, -1);
    Arrays.sort(pairs);
    return String.join(BETWEEN_PAIRS, pairs).replace(AFTER_NAME, "=");
  }
}
