package io.github.lambdaurlguard.localcloud.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;

/** {@code Fn::Base64}. */
record Base64(Value argument, Place place) implements Intrinsic {

  @Override
  public String kind() {
    return "Fn::Base64";
  }

  @Override
  public List<Value> children() {
    return List.of(argument);
  }

  @Override
  public Value evaluate(Scope scope) {
    Text text = scope.text(argument);
    byte[] bytes = text.text().getBytes(UTF_8);
    return new Text(java.util.Base64.getEncoder().encodeToString(bytes), text.secret(), place);
  }
}
