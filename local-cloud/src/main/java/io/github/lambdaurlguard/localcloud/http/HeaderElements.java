package io.github.lambdaurlguard.localcloud.http;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/**
 * The elements of a header that is a list (RFC 9110, section 5.6.1), quotes and all. Whatever a
 * peer sends, it has elements; quotes that never end, end with the header.
 */
public final class HeaderElements {
  private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]++|\"[^\"]*+\"?+)++");

  private HeaderElements() {}

  /** The elements of all headers with this name, in order. */
  public static List<String> of(HttpFields headers, String name) {
    return headers.getValuesList(name).stream()
        .flatMap(value -> ELEMENT.matcher(value).results())
        .map(MatchResult::group)
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
