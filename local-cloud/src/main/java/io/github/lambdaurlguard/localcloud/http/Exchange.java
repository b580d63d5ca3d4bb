package io.github.lambdaurlguard.localcloud.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One request, from its arrival to the last byte of its response. The bodies that flow in it end
 * with it: also those that nobody sends on, because another response took their place or the viewer
 * went away.
 */
final class Exchange implements AutoCloseable {
  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private final List<FlowingBody> bodies = new ArrayList<>();

  /** Does the work of this exchange. */
  <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** The body belongs to the exchange that the current thread works for, if it does for one. */
  static FlowingBody own(FlowingBody body) {
    if (CURRENT.isBound()) {
      CURRENT.get().bodies.add(body);
    }
    return body;
  }

  @Override
  public void close() {
    bodies.forEach(FlowingBody::close);
  }
}
