package io.github.lambdaurlguard.edge.node;

import io.github.lambdaurlguard.edge.TextBuilder;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSString;

/** JavaScript keeps what it concatenates as a rope, where Java copies it. */
final class NodeTextBuilder implements TextBuilder {
  private JSString rope = JSString.valueOf("");

  @Override
  public TextBuilder append(String text) {
    rope = concatenate(rope, text);
    return this;
  }

  @Override
  public TextBuilder append(char c) {
    rope = concatenate(rope, c);
    return this;
  }

  @Override
  public String build() {
    return rope.stringValue();
  }

  JSString rope() {
    return rope;
  }

  @JSBody(
      params = {"rope", "text"},
      script = "return rope + text;")
  private static native JSString concatenate(JSString rope, String text);

  @JSBody(
      params = {"rope", "c"},
      script = "return rope + String.fromCharCode(c);")
  private static native JSString concatenate(JSString rope, char c);
}
