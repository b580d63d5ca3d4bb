package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import io.github.lambdaurlguard.localcloud.template.Value.Unknown;
import java.util.List;

/**
 * The value of a parameter in one stack.
 *
 * @param items at least one, unless the value is unknown
 */
record ParameterValue(List<String> items, boolean list, boolean secret) {
  /** The value of Parameter Store that a custom resource has yet to write. */
  static final ParameterValue UNKNOWN = new ParameterValue(List.of(), false, false);

  Value at(Place place) {
    if (items.isEmpty()) {
      return new Unknown(place);
    }
    List<Value> texts = items.stream().<Value>map(item -> new Text(item, secret, place)).toList();
    return list ? new Sequence(texts, place) : texts.getFirst();
  }

  /** Whether it is this text; a secret is not told by comparing. */
  boolean is(String text) {
    return !list && !secret && items.equals(List.of(text));
  }

  @Override
  public String toString() {
    return secret ? "****" : items.toString();
  }
}
