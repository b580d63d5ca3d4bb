package io.github.lambdaurlguard.localcloud.run;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.template.Stack.Output;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outputs of stacks as {@code aws cloudformation describe-stacks} prints them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/cloudformation/describe-stacks.html">describe-stacks</a>
 */
final class OutputsDocument {
  private OutputsDocument() {}

  static String of(Map<StackSettings, List<Output>> outputs) throws IOException {
    var stacks =
        outputs.entrySet().stream().map(entry -> stack(entry.getKey(), entry.getValue())).toList();
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(Map.of("Stacks", stacks))
        + "\n";
  }

  private static Map<String, Object> stack(StackSettings settings, List<Output> outputs) {
    var stack = new LinkedHashMap<String, Object>();
    stack.put("StackId", settings.stackId());
    stack.put("StackName", settings.stackName());
    stack.put("StackStatus", "CREATE_COMPLETE");
    stack.put("Outputs", outputs.stream().map(OutputsDocument::output).toList());
    return stack;
  }

  private static Map<String, Object> output(Output output) {
    var document = new LinkedHashMap<String, Object>();
    document.put("OutputKey", output.key());
    document.put("OutputValue", output.value());
    output.description().ifPresent(text -> document.put("Description", text));
    output.exportName().ifPresent(name -> document.put("ExportName", name));
    return document;
  }
}
