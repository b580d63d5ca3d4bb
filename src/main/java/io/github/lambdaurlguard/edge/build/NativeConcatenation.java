package io.github.lambdaurlguard.edge.build;

import java.util.Iterator;
import org.teavm.dependency.BootstrapMethodSubstitutor;
import org.teavm.dependency.DynamicCallSite;
import org.teavm.model.MethodReference;
import org.teavm.model.RuntimeConstant;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/**
 * Java's {@code +} of strings and characters as calls of {@link String#concat}, which becomes
 * JavaScript's {@code +}. TeaVM would take its string builder, which copies characters, where
 * JavaScript keeps a rope.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/invoke/StringConcatFactory.html">StringConcatFactory,
 *     the recipe of a concatenation</a>
 */
final class NativeConcatenation implements BootstrapMethodSubstitutor {
  /** Elsewhere, in the class library, strings are put together for people, and nobody asks. */
  static final String SIGNER = "io.github.lambdaurlguard.edge.";

  private static final char ARGUMENT = '\1';
  private static final char CONSTANT = '\2';
  private static final MethodReference VALUE_OF_CHAR =
      new MethodReference(String.class, "valueOf", char.class, String.class);

  @Override
  public ValueEmitter substitute(DynamicCallSite call, ProgramEmitter program) {
    if (!call.getCaller().getClassName().startsWith(SIGNER)) {
      return program.constant("");
    }
    Iterator<RuntimeConstant> constants = call.getBootstrapArguments().iterator();
    int argument = 0;
    String recipe = constants.next().getString();
    ValueEmitter text = null;
    int i = 0;
    while (i < recipe.length()) {
      ValueEmitter part;
      if (recipe.charAt(i) == ARGUMENT) {
        part = asString(call, argument++, program);
        i++;
      } else if (recipe.charAt(i) == CONSTANT) {
        part = program.constant(constants.next().getString());
        i++;
      } else {
        int end = i;
        while (end < recipe.length() && recipe.charAt(end) > CONSTANT) {
          end++;
        }
        part = program.constant(recipe.substring(i, end));
        i = end;
      }
      text = text == null ? part : text.invokeVirtual("concat", String.class, part);
    }
    return text;
  }

  private static ValueEmitter asString(DynamicCallSite call, int index, ProgramEmitter program) {
    ValueEmitter argument = call.getArguments().get(index);
    ValueType type = call.getCalledMethod().parameterType(index);
    if (type.isObject(String.class)) {
      return argument;
    }
    if (type == ValueType.CHARACTER) {
      return program.invoke(VALUE_OF_CHAR, argument);
    }
    throw new IllegalArgumentException(
        call.getCaller() + ": no JavaScript for a string + " + type + " yet");
  }
}
