package io.github.lambdaurlguard.edge;

import java.util.ArrayList;
import java.util.List;

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
    List<QueryParameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= querystring.length()) {
      int ampersand = querystring.indexOf('&', start);
      int end = ampersand < 0 ? querystring.length() : ampersand;
      if (end > start) {
        parameters.add(QueryParameter.of(querystring.substring(start, end), platform));
      }
      start = end + 1;
    }
    String onTheWire = join(parameters, false, platform);
    parameters.sort(QueryParameter::compareTo);
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

  private static String join(
      List<QueryParameter> parameters, boolean canonical, Platform platform) {
    TextBuilder query = platform.text();
    for (int i = 0; i < parameters.size(); i++) {
      if (i > 0) {
        query.append('&');
      }
      query.append(parameters.get(i).name());
      if (canonical || parameters.get(i).hasEqualsSign()) {
        query.append('=').append(parameters.get(i).value());
      }
    }
    return query.build();
  }
}
