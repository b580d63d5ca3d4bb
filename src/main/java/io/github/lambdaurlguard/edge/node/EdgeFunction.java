package io.github.lambdaurlguard.edge.node;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

final class EdgeFunction {
  private EdgeFunction() {}

  sealed interface S permits A, B {}

  record A(int x) implements S {}

  record B(String y) implements S {}

  static int f(S s) {
    return switch (s) {
      case A(var x) -> x;
      case B(var _) -> 2;
    };
  }

  @JSExport
  public static JSPromise<JSObject> handler(JSObject event) {
    return JSPromise.resolve(f(new B("")) == 2 ? event : null);
  }
}
