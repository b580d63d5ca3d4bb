package io.github.lambdaurlguard.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A class as the compiler left it. */
record CompiledClass(ClassModel model) {

  /**
   * A call, or a reference to a method.
   *
   * @param before the instructions of the same method that come before it
   */
  record Call(
      CompiledClass caller,
      int line,
      String owner,
      String method,
      String descriptor,
      boolean isReference,
      List<Instruction> before) {

    String place() {
      return caller.name() + ":" + line;
    }
  }

  static CompiledClass read(Path file) {
    try {
      return new CompiledClass(ClassFile.of().parse(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    var name = model.thisClass().asInternalName();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The outermost class around it, with its package. */
  String nest() {
    return model.thisClass().asInternalName().replaceFirst("\\$.*", "");
  }

  /** Whether other classes can get hold of a value of this type through a field or a method. */
  boolean hands(String descriptor) {
    return Stream.concat(
            model.fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.PRIVATE))
                .map(field -> field.fieldType().stringValue()),
            model.methods().stream()
                .filter(method -> !method.flags().has(AccessFlag.PRIVATE))
                .map(method -> method.methodType().stringValue()))
        .anyMatch(type -> type.contains(descriptor));
  }

  List<Call> calls() {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> calls(code).stream())
        .toList();
  }

  private List<Call> calls(CodeModel code) {
    var calls = new ArrayList<Call>();
    var before = new ArrayList<Instruction>();
    int line = 0;
    for (var element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case InvokeInstruction call -> calls.add(call(line, call.method(), false, before));
        case InvokeDynamicInstruction call -> {
          for (var argument : call.invokedynamic().bootstrap().arguments()) {
            if (argument instanceof MethodHandleEntry handle) {
              calls.add(call(line, handle.reference(), true, before));
            }
          }
        }
        default -> {}
      }
      if (element instanceof Instruction instruction) {
        before.add(instruction);
      }
    }
    return calls;
  }

  private Call call(
      int line, MemberRefEntry called, boolean isReference, List<Instruction> before) {
    return new Call(
        this,
        line,
        called.owner().asInternalName(),
        called.name().stringValue(),
        called.type().stringValue(),
        isReference,
        List.copyOf(before));
  }
}
