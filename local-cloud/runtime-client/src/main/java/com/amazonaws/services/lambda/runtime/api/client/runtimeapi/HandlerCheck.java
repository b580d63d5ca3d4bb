package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import java.util.Arrays;
import java.util.Optional;

/**
 * Looks whether there is what {@code Handler} names. Lambda's client leaves that to the first
 * invocation; here it is an error of the initialisation, so that nobody has to invoke a function to
 * learn of it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Lambda function
 *     handler in Java</a>
 */
final class HandlerCheck {
  private HandlerCheck() {}

  /** What is wrong with a handler; empty if nothing is. No code of it runs. */
  static Optional<String> problem(String handler, ClassLoader loader) {
    var colons = handler.indexOf("::");
    var name = colons < 0 ? handler : handler.substring(0, colons);
    try {
      var type = Class.forName(name, false, loader);
      var method = colons < 0 ? "handleRequest" : handler.substring(colons + 2);
      return Arrays.stream(type.getMethods()).anyMatch(each -> each.getName().equals(method))
          ? Optional.empty()
          : Optional.of("No public method named %s in class %s".formatted(method, name));
    } catch (ClassNotFoundException e) {
      return Optional.of("Class not found: " + name);
    } catch (LinkageError e) {
      return Optional.of("Class %s cannot be loaded: %s".formatted(name, e));
    }
  }
}
