package io.github.lambdaurlguard.smoke;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Where answers are recorded, a test that is a probe by itself does not fail: its outcome is one.
 */
final class Recording implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  private static void run(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
    if (!Answers.areRecorded()) {
      invocation.proceed();
      return;
    }
    var start = System.nanoTime();
    var failure = "";
    try {
      invocation.proceed();
    } catch (AssertionError | Exception e) {
      failure = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
      failure = failure.isEmpty() ? e.getClass().getSimpleName() : failure;
    }
    Answers.record(
        "%s#%s %s"
            .formatted(
                context.getRequiredTestClass().getSimpleName(),
                context.getRequiredTestMethod().getName(),
                context.getDisplayName()),
        context.getRequiredTestMethod().getName().replace('_', ' '),
        failure,
        start);
  }
}
