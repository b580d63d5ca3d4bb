package io.github.lambdaurlguard.smoke;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Where answers are recorded, a test that is a probe by itself does not fail: its outcome is the
 * answer to what it {@link Asks}.
 */
final class Recording implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, method);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, method);
  }

  private static void run(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method)
      throws Throwable {
    if (!Answers.areRecorded()) {
      invocation.proceed();
      return;
    }
    var start = System.nanoTime();
    var answer = Answers.YES;
    var failure = "";
    try {
      invocation.proceed();
    } catch (TestAbortedException e) {
      throw e; // What was not asked has no answer.
    } catch (AssertionError | ConditionTimeoutException e) {
      answer = "no: " + firstLine(e);
    } catch (Exception e) {
      answer = "";
      failure = firstLine(e);
    }
    var asks = method.getExecutable().getAnnotation(Asks.class);
    var arguments = method.getArguments();
    Answers.record(
        Stream.concat(Stream.of(asks.id()), arguments.stream().map(String::valueOf))
            .collect(Collectors.joining(" ")),
        asks.question().formatted(arguments.toArray()),
        asks.rule(),
        asks.source(),
        answer,
        failure,
        start);
  }

  private static String firstLine(Throwable failure) {
    return Stream.of(String.valueOf(failure.getMessage()), failure.toString())
        .map(String::strip)
        .filter(text -> !List.of("", "null").contains(text))
        .flatMap(String::lines)
        .findFirst()
        .orElseThrow();
  }
}
