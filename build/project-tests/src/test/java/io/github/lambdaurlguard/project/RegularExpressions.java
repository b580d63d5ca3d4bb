package io.github.lambdaurlguard.project;

import static java.util.stream.Collectors.toSet;

import io.github.lambdaurlguard.project.CompiledClass.Call;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The regular expressions of compiled classes. They are read from the bytecode, so that none is
 * missed and nobody keeps a list.
 *
 * @param constants those that stand in the code
 * @param computed the places of those that do not, which nobody can try out beforehand
 */
record RegularExpressions(List<RegularExpression> constants, List<String> computed) {
  private static final String PATTERN = "java/util/regex/Pattern";
  private static final String STRING = "Ljava/lang/String;";

  /** The methods whose first argument is a regular expression, by their class. */
  private static final Map<String, Set<String>> COMPILING =
      Map.of(
          PATTERN,
          Set.of("compile", "matches"),
          "java/lang/String",
          Set.of("matches", "replaceAll", "replaceFirst", "split"),
          "java/util/Scanner",
          Set.of("findInLine", "hasNext", "next", "skip", "useDelimiter"));

  /** Those that compare a text with it as a whole; all others search. */
  private static final Set<String> COMPARING = Set.of("compile", "matches");

  /** The methods that search with a pattern that is there already, by their class. */
  private static final Map<String, Set<String>> SEARCHING =
      Map.of(
          PATTERN,
          Set.of("asPredicate", "split", "splitAsStream", "splitWithDelimiters"),
          "java/util/regex/Matcher",
          Set.of("find", "replaceAll", "replaceFirst", "results"),
          "java/util/Scanner",
          Set.of("findInLine", "hasNext", "next", "skip", "useDelimiter"));

  static RegularExpressions of(List<CompiledClass> classes) {
    var searching =
        classes.stream()
            .filter(each -> each.hands("L" + PATTERN + ";") || searches(each))
            .map(CompiledClass::nest)
            .collect(toSet());
    var constants = new ArrayList<RegularExpression>();
    var computed = new ArrayList<String>();
    for (var each : classes) {
      for (var call : each.calls()) {
        if (takesRegularExpression(call) && !isQuoted(call)) {
          var arguments = constantArguments(call);
          if (arguments.isEmpty()) {
            computed.add(call.place());
          } else {
            constants.add(expression(call, arguments, searching.contains(each.nest())));
          }
        }
      }
    }
    return new RegularExpressions(List.copyOf(constants), List.copyOf(computed));
  }

  private static boolean searches(CompiledClass code) {
    return code.calls().stream().anyMatch(call -> isOneOf(SEARCHING, call));
  }

  private static boolean isOneOf(Map<String, Set<String>> methods, Call call) {
    return methods.getOrDefault(call.owner(), Set.of()).contains(call.method());
  }

  private static boolean takesRegularExpression(Call call) {
    return isOneOf(COMPILING, call) && call.descriptor().startsWith("(" + STRING);
  }

  /** {@code Pattern.quote} makes an expression that is a literal. */
  private static boolean isQuoted(Call call) {
    var before = call.before();
    return !call.isReference()
        && before.stream()
            .skip(Math.max(0, before.size() - parameters(call)))
            .anyMatch(
                instruction ->
                    instruction instanceof InvokeInstruction quote
                        && quote.owner().asInternalName().equals(PATTERN)
                        && quote.name().equalsString("quote"));
  }

  /** The arguments of the call, or none if one of them is no constant. */
  private static List<Object> constantArguments(Call call) {
    if (call.isReference()) {
      return List.of();
    }
    var before = call.before();
    var loads = before.subList(Math.max(0, before.size() - parameters(call)), before.size());
    if (!loads.stream().allMatch(ConstantInstruction.class::isInstance)) {
      return List.of();
    }
    return loads.stream()
        .map(load -> (Object) ((ConstantInstruction) load).constantValue())
        .toList();
  }

  private static int parameters(Call call) {
    return MethodTypeDesc.ofDescriptor(call.descriptor()).parameterCount();
  }

  private static RegularExpression expression(
      Call call, List<Object> arguments, boolean classSearches) {
    var flags =
        call.method().equals("compile") && arguments.size() > 1 ? (int) arguments.getLast() : 0;
    return new RegularExpression(
        call.place(),
        (String) arguments.getFirst(),
        flags,
        !COMPARING.contains(call.method()) || (call.method().equals("compile") && classSearches));
  }
}
