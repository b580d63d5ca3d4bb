package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers.Trigger;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.lambda.FakeFunctions;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EdgeTriggersTest {
  @AutoClose private final FakeFunctions functions = new FakeFunctions();

  @Test
  void functions_areInTheOrderInWhichARequestPassesThem() {
    var last = new Trigger(functions.returning("Last", "{}"), false);
    var first = new Trigger(functions.returning("First", "{}"), true);
    var triggers =
        new EdgeTriggers(Map.of(EdgeEvent.VIEWER_RESPONSE, last, EdgeEvent.ORIGIN_REQUEST, first));

    assertThat(triggers.functions()).containsExactly(first.function(), last.function());
    assertThat(triggers.at(EdgeEvent.ORIGIN_REQUEST)).contains(first);
    assertThat(triggers.at(EdgeEvent.ORIGIN_RESPONSE)).isEmpty();
  }
}
