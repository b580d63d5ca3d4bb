package io.github.lambdaurlguard.edge.node;

import io.github.lambdaurlguard.edge.Headers;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Headers in the form of Lambda@Edge events, {@code {"host": [{"key": "Host", "value": "…"}]}}. */
final class NodeHeaders implements Headers {
  private final JSObject headers;

  NodeHeaders(JSObject headers) {
    this.headers = headers;
  }

  @Override
  public String first(String name) {
    return first(headers, name);
  }

  @Override
  public void set(String name, String value) {
    set(headers, name, name, value);
  }

  @Override
  public void remove(String name) {
    remove(headers, name);
  }

  @Override
  public void removeAll(String prefix, String otherPrefix, String exception) {
    removeAll(headers, prefix, otherPrefix, exception);
  }

  @JSBody(
      params = {"headers", "name"},
      script = "const values = headers[name]; return values && values[0] ? values[0].value : null;")
  static native String first(JSObject headers, String name);

  /** Takes the name twice, as TeaVM writes the script into its callers only then. */
  @JSBody(
      params = {"headers", "name", "key", "value"},
      script = "headers[name] = [{ key: key, value: value }];")
  private static native void set(JSObject headers, String name, String key, String value);

  @JSBody(
      params = {"headers", "name"},
      script = "if (headers[name]) delete headers[name];")
  private static native void remove(JSObject headers, String name);

  @JSBody(
      params = {"headers", "prefix", "otherPrefix", "exception"},
      script =
          """
          for (var name in headers) {
            if ((name.startsWith(prefix) || name.startsWith(otherPrefix))
                && !name.startsWith(exception)) {
              delete headers[name];
            }
          }
          """)
  private static native void removeAll(
      JSObject headers, String prefix, String otherPrefix, String exception);
}
