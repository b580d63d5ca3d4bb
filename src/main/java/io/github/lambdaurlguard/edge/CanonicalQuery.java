package io.github.lambdaurlguard.edge;

import java.util.Arrays;

/**
 * The query of a request. Lambda decodes the pairs, encodes them again and sorts them; so the pairs
 * go on the wire in that encoding and in the viewer's order, and only the signature sees them
 * sorted. A plus sign, which some read as a space and some as itself, goes out as {@code %20}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Canonical
 *     query string</a>
 */
final class CanonicalQuery {
  private static final CanonicalQuery EMPTY = new CanonicalQuery("", "");

  private final String onTheWire;
  private final String canonical;

  private CanonicalQuery(String onTheWire, String canonical) {
    this.onTheWire = onTheWire;
    this.canonical = canonical;
  }

  /** Reads the query of an origin request. */
  static CanonicalQuery of(String querystring, Platform platform) throws RequestRefusedException {
    if (querystring == null || querystring.isEmpty()) {
      return EMPTY;
    }
    QueryParameter[] parameters = parse(querystring, platform);
    String onTheWire = join(parameters, false, platform);
    Arrays.sort(parameters);
    return new CanonicalQuery(onTheWire, join(parameters, true, platform));
  }

  /** The query as the origin gets it. */
  String onTheWire() {
    return onTheWire;
  }

  /** The query as it stands in the canonical request. */
  String canonical() {
    return canonical;
  }

  private static QueryParameter[] parse(String querystring, Platform platform)
      throws RequestRefusedException {
    QueryParameter[] parameters = new QueryParameter[countPairs(querystring)];
    int count = 0;
    int start = 0;
    while (count < parameters.length) {
      int end = endOfPair(querystring, start);
      if (end > start) {
        parameters[count++] = QueryParameter.of(querystring.substring(start, end), platform);
      }
      start = end + 1;
    }
    return parameters;
  }

  /** Empty pairs do not count. */
  private static int countPairs(String querystring) {
    int count = 0;
    char previous = '&';
    for (int i = 0; i < querystring.length(); i++) {
      char c = querystring.charAt(i);
      if (previous == '&' && c != '&') {
        count++;
      }
      previous = c;
    }
    return count;
  }

  private static int endOfPair(String querystring, int start) {
    int ampersand = querystring.indexOf('&', start);
    return ampersand < 0 ? querystring.length() : ampersand;
  }

  private static String join(QueryParameter[] parameters, boolean canonical, Platform platform) {
    TextBuilder query = platform.text();
    for (int i = 0; i < parameters.length; i++) {
      if (i > 0) {
        query.append('&');
      }
      query.append(parameters[i].name());
      if (canonical || parameters[i].hasEqualsSign()) {
        query.append('=').append(parameters[i].value());
      }
    }
    return query.build();
  }
}
