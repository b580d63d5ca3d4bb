package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Lambda@Edge functions of a behaviour: at most one for each event. */
public record EdgeTriggers(Map<EdgeEvent, Trigger> byEvent) {
  /** A function, and whether it is shown the body of requests. */
  public record Trigger(LambdaFunction function, boolean includeBody) {}

  public Optional<Trigger> at(EdgeEvent event) {
    return Optional.ofNullable(byEvent.get(event));
  }

  /** Its functions, in the order in which a request passes them. */
  public Stream<LambdaFunction> functions() {
    return Stream.of(EdgeEvent.values())
        .flatMap(event -> at(event).stream())
        .map(Trigger::function);
  }
}
