package io.github.lambdaurlguard.edge.build;

import org.teavm.backend.javascript.rendering.Precedence;
import org.teavm.backend.javascript.spi.Injector;
import org.teavm.backend.javascript.spi.InjectorContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;

/**
 * A method of Java's class library as a JavaScript expression.
 *
 * @param template the expression: {@code $0} is the object, or a static method's first argument,
 *     and {@code $1}, {@code $2} are what follows; each at most once
 */
record NativeMethod(MethodReference reference, String template) implements Injector {
  /** The last type of the signature is the one of the result. */
  static NativeMethod of(String template, Class<?> owner, String name, Class<?>... signature) {
    return new NativeMethod(
        new MethodReference(owner.getName(), new MethodDescriptor(name, signature)), template);
  }

  @Override
  public void generate(InjectorContext context, MethodReference method) {
    // To TeaVM, a boolean is one of the numbers 0 and 1.
    boolean isCondition = reference.getReturnType() == ValueType.BOOLEAN;
    context.getWriter().append("(");
    for (int i = 0; i < template.length(); i++) {
      if (template.charAt(i) == '$') {
        int index = template.charAt(++i) - '0';
        context.writeExpr(context.getArgument(index), Precedence.MEMBER_ACCESS);
      } else {
        context.getWriter().append(template.charAt(i));
      }
    }
    context.getWriter().append(isCondition ? "?1:0)" : ")");
  }
}
