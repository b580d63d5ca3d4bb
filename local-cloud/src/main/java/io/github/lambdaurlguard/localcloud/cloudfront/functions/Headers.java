package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * Headers as functions see and change them.
 *
 * @param event at which the function runs
 * @param cookieHeader the header that stands beside the others, in {@code cookies}: {@code Cookie}
 *     or {@code Set-Cookie}
 * @param original all headers of the message
 */
record Headers(EdgeEvent event, String cookieHeader, HttpFields original) {
  Map<String, Object> shown() {
    return Entries.event(
        visible().stream()
            .map(field -> Entry.of(field.getLowerCaseName(), field.getValue()))
            .toList());
  }

  private HttpFields visible() {
    return HttpFields.build(EdgeRules.visible(original)).remove(cookieHeader);
  }

  /**
   * The message's headers after the function: what it did not change stays as it was sent, and what
   * it was not shown, too.
   *
   * @param returned the {@code headers} of the function's result
   * @param cookies the values of the header for cookies
   * @throws io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule if the function
   *     changed what it may not
   */
  HttpFields apply(Object returned, Stream<String> cookies) {
    var shown = shown();
    var entries = Entries.read(returned, shown, "headers");
    entries.forEach(this::check);
    var byName = entries.stream().collect(Collectors.groupingBy(Entry::name, Collectors.toList()));
    var result = HttpFields.build();
    for (var field : original) {
      if (EdgeRules.isDisallowed(field.getName())
          || isUnchanged(field, byName.get(field.getLowerCaseName()))) {
        result.add(field);
      }
    }
    var kept = HttpFields.build(result);
    entries.stream()
        .filter(entry -> !kept.contains(entry.name()))
        .forEach(entry -> result.add(capitalized(entry.name()), entry.value()));
    EdgeRules.checkHeaders(event, visible(), added(entries));
    cookies.forEach(cookie -> result.add(cookieHeader, cookie));
    return result.asImmutable();
  }

  private boolean isUnchanged(HttpField field, List<Entry> returned) {
    return returned != null
        && original
            .getValuesList(field.getName())
            .equals(returned.stream().map(Entry::value).toList());
  }

  private static HttpFields added(List<Entry> entries) {
    var fields = HttpFields.build();
    entries.forEach(entry -> fields.add(entry.name(), entry.value()));
    return fields;
  }

  private void check(Entry entry) {
    var name = entry.name();
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new BrokenEdgeRule(
          "the header " + name + " is not in lower case",
          Entries.SOURCE,
          ": %s.headers must have header names in lower case."
              .formatted(cookieHeader.equals("Cookie") ? "request" : "response"));
    }
    if (name.isEmpty() || !name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
      throw Entries.invalid("\"" + name + "\" is not the name of a header");
    }
    if (name.equalsIgnoreCase(cookieHeader)) {
      throw Entries.invalid(name + " is among the headers: cookies go into the object cookies");
    }
    if (entry.value().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == '\u007f')) {
      throw Entries.invalid("the value of the header " + name + " holds a control character");
    }
  }

  /** CloudFront capitalises the first letter of each word of a name. */
  private static String capitalized(String name) {
    Function<String, String> capitalize =
        word ->
            word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    return Arrays.stream(name.split("-", -1)).map(capitalize).collect(Collectors.joining("-"));
  }
}
