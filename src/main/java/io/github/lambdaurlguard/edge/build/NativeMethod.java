package io.github.lambdaurlguard.edge.build;

import org.teavm.backend.javascript.codegen.SourceWriter;
import org.teavm.backend.javascript.rendering.Precedence;
import org.teavm.backend.javascript.spi.Injector;
import org.teavm.backend.javascript.spi.InjectorContext;
import org.teavm.model.FieldReference;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;

/**
 * A method of {@link String} as a JavaScript expression.
 *
 * @param template the expression: {@code $0} is the string, {@code $1} and {@code $2} are the
 *     arguments, each at most once and in this order
 */
record NativeMethod(MethodDescriptor descriptor, String template) implements Injector {
  /** TeaVM's strings are objects that hold one of JavaScript's. */
  private static final FieldReference NATIVE_STRING =
      new FieldReference("java.lang.String", "nativeString");

  /** The last type of the signature is the one of the result. */
  static NativeMethod of(String template, String name, Class<?>... signature) {
    return new NativeMethod(new MethodDescriptor(name, signature), template);
  }

  MethodReference reference() {
    return new MethodReference("java.lang.String", descriptor);
  }

  @Override
  public void generate(InjectorContext context, MethodReference method) {
    SourceWriter writer = context.getWriter();
    ValueType result = descriptor.getResultType();
    if (result == ValueType.BOOLEAN) {
      writer.append("(");
      writeExpression(context);
      writer.append("?1:0)");
    } else if (result.isObject(String.class)) {
      writer.appendFunction("$rt_str").append("(");
      writeExpression(context);
      writer.append(")");
    } else {
      writeExpression(context);
    }
  }

  private void writeExpression(InjectorContext context) {
    for (int i = 0; i < template.length(); i++) {
      if (template.charAt(i) == '$') {
        writeArgument(context, template.charAt(++i) - '0');
      } else {
        context.getWriter().append(template.charAt(i));
      }
    }
  }

  private void writeArgument(InjectorContext context, int index) {
    ValueType type =
        index == 0 ? ValueType.object("java.lang.String") : descriptor.parameterType(index - 1);
    if (type instanceof ValueType.Primitive) {
      context.writeExpr(context.getArgument(index), Precedence.ASSIGNMENT);
    } else {
      context.writeExpr(context.getArgument(index), Precedence.MEMBER_ACCESS);
      // An argument of equals may be null, or of another class, which has no such field.
      boolean isString = type.isObject(String.class);
      context.getWriter().append(isString ? "." : "?.").appendField(NATIVE_STRING);
    }
  }
}
