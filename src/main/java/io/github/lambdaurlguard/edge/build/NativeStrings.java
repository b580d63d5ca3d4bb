package io.github.lambdaurlguard.edge.build;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatFactory;
import java.util.Arrays;
import java.util.List;
import org.teavm.backend.javascript.TeaVMJavaScriptHost;
import org.teavm.classlib.impl.JCLPlugin;
import org.teavm.model.BasicBlock;
import org.teavm.model.CallLocation;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.After;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Extends TeaVM, when the signer is compiled: Java's strings are JavaScript's own, not objects that
 * hold one, and the methods that the signer uses are JavaScript's too. The other half of this is
 * {@code src/main/closure/runtime.js}, where TeaVM's conversions between the two do nothing.
 *
 * <p>What differs from Java: an index out of bounds throws nothing. The tests on the JVM, where it
 * throws, hold that there is none.
 */
@After(JCLPlugin.class)
public final class NativeStrings implements TeaVMPlugin {
  private static final List<NativeMethod> METHODS =
      List.of(
          ofString("$0.length", "length", int.class),
          ofString("!$0", "isEmpty", boolean.class),
          ofString("$0.charCodeAt($1)", "charAt", int.class, char.class),
          ofString("$0===$1", "equals", Object.class, boolean.class),
          ofString("$0.includes($1)", "contains", CharSequence.class, boolean.class),
          ofString("$0.startsWith($1)", "startsWith", String.class, boolean.class),
          ofString("$0.endsWith($1)", "endsWith", String.class, boolean.class),
          ofString("$0.indexOf($1)", "indexOf", String.class, int.class),
          ofString("$0.indexOf($1,$2)", "indexOf", String.class, int.class, int.class),
          ofString("$0.substring($1)", "substring", int.class, String.class),
          ofString("$0.substring($1,$2)", "substring", int.class, int.class, String.class),
          // For a separator that is no regular expression, and the limit -1, which leaves nothing
          // out.
          ofString("({data:$0.split($1)})", "split", String.class, int.class, String[].class),
          ofString(
              "$1.data.join($0)", "join", CharSequence.class, CharSequence[].class, String.class),
          ofString(
              "$0.split($1).join($2)",
              "replace",
              CharSequence.class,
              CharSequence.class,
              String.class),
          ofString("$0+$1", "concat", String.class, String.class),
          ofString("String.fromCharCode($0)", "valueOf", char.class, String.class),
          NativeMethod.of("$0.data.sort()", Arrays.class, "sort", Object[].class, void.class));

  private static NativeMethod ofString(String template, String name, Class<?>... signature) {
    return NativeMethod.of(template, String.class, name, signature);
  }

  @Override
  public void install(TeaVMHost host) {
    TeaVMJavaScriptHost javaScript = host.getExtension(TeaVMJavaScriptHost.class);
    host.add(NativeStrings::transform);
    for (NativeMethod method : METHODS) {
      javaScript.add(method.reference(), method);
    }
    host.add(
        new MethodReference(
            StringConcatFactory.class,
            "makeConcatWithConstants",
            MethodHandles.Lookup.class,
            String.class,
            MethodType.class,
            String.class,
            Object[].class,
            CallSite.class),
        new NativeConcatenation());
  }

  private static void transform(ClassHolder type, ClassHolderTransformerContext context) {
    for (NativeMethod method : METHODS) {
      if (method.reference().getClassName().equals(type.getName())) {
        MethodHolder inJava = type.getMethod(method.reference().getDescriptor());
        inJava.setProgram(null);
        inJava.getModifiers().add(ElementModifier.NATIVE);
      }
    }
    if (type.getName().startsWith(NativeConcatenation.SIGNER)) {
      refuseOtherMethods(type, context);
    } else if (type.getName().equals(String.class.getName())) {
      MethodHolder initializer = type.getMethod(new MethodDescriptor("<clinit>", void.class));
      ProgramEmitter.create(initializer, context.getHierarchy()).exit();
    } else if (type.getName().equals(Object.class.getName())) {
      // Nobody calls it, but TeaVM's run time names it; it would bring the string builder with it.
      MethodHolder toString = type.getMethod(new MethodDescriptor("toString", String.class));
      ProgramEmitter.create(toString, context.getHierarchy()).constant("").returnValue();
    }
  }

  /** TeaVM's own methods of strings would look for the object that there is none of. */
  private static void refuseOtherMethods(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call && isUnknown(call.getMethod())) {
              context
                  .getDiagnostics()
                  .error(
                      new CallLocation(method.getReference(), instruction.getLocation()),
                      "NativeStrings has no JavaScript for {{m0}}: add it there",
                      call.getMethod());
            }
          }
        }
      }
    }
  }

  private static boolean isUnknown(MethodReference method) {
    return method.getClassName().equals(String.class.getName())
        && METHODS.stream().noneMatch(known -> known.reference().equals(method));
  }
}
