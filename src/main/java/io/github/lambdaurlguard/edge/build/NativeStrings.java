package io.github.lambdaurlguard.edge.build;

import java.util.List;
import org.teavm.backend.javascript.TeaVMJavaScriptHost;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Extends TeaVM, when the signer is compiled: the methods of {@link String} that the signer uses
 * become the ones that JavaScript has built in. TeaVM would compile loops over characters, and the
 * exceptions that their bounds need.
 *
 * <p>What differs from Java: an index out of bounds throws nothing. The tests on the JVM, where it
 * throws, hold that there is none.
 */
public final class NativeStrings implements TeaVMPlugin {
  private static final List<NativeMethod> METHODS =
      List.of(
          NativeMethod.of("$0.charCodeAt($1)", "charAt", int.class, char.class),
          NativeMethod.of("$0.indexOf(String.fromCharCode($1))", "indexOf", int.class, int.class),
          NativeMethod.of(
              "$0.indexOf(String.fromCharCode($1),$2)", "indexOf", int.class, int.class, int.class),
          NativeMethod.of("$0.indexOf($1)", "indexOf", String.class, int.class),
          NativeMethod.of("$0.startsWith($1)", "startsWith", String.class, boolean.class),
          NativeMethod.of("$0.endsWith($1)", "endsWith", String.class, boolean.class),
          NativeMethod.of("$0.substring($1)", "substring", int.class, String.class),
          NativeMethod.of("$0.substring($1,$2)", "substring", int.class, int.class, String.class),
          NativeMethod.of("$0.concat($1)", "concat", String.class, String.class),
          NativeMethod.of("$0===$1", "equals", Object.class, boolean.class),
          NativeMethod.of("!$0", "isEmpty", boolean.class));

  @Override
  public void install(TeaVMHost host) {
    TeaVMJavaScriptHost javaScript = host.getExtension(TeaVMJavaScriptHost.class);
    host.add(NativeStrings::transform);
    for (NativeMethod method : METHODS) {
      javaScript.add(method.reference(), method);
    }
  }

  private static void transform(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().equals(String.class.getName())) {
      for (NativeMethod method : METHODS) {
        MethodHolder inJava = type.getMethod(method.descriptor());
        inJava.setProgram(null);
        inJava.getModifiers().add(ElementModifier.NATIVE);
      }
    } else if (type.getName().equals(Object.class.getName())) {
      // Nobody calls it, but TeaVM's run time names it; it would bring the string builder with it.
      MethodHolder toString = type.getMethod(new MethodDescriptor("toString", String.class));
      ProgramEmitter.create(toString, context.getHierarchy()).constant("").returnValue();
    }
  }
}
