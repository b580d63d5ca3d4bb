package io.github.lambdaurlguard.localcloud.resources.ssm;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Parameters of Parameter Store.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html">AWS::SSM::Parameter</a>
 */
public final class ParameterResource {
  private static final Pattern NAME = Pattern.compile("/?[a-zA-Z0-9_.-]++(?:/[a-zA-Z0-9_.-]++)*+");

  private ParameterResource() {}

  /**
   * The types of this service.
   *
   * @param planned gets the parameters of the templates
   */
  public static Map<String, ResourceType> types(Parameters planned) {
    return Map.of("AWS::SSM::Parameter", definition -> plan(definition, planned));
  }

  private static Planned plan(Definition definition, Parameters planned) {
    var properties = definition.properties();
    properties.withoutLocalEffect("DataType", "Description", "Policies", "Tags", "Tier");
    var name = properties.optionalText("Name").orElseGet(definition::physicalName);
    if (!NAME.matcher(name).matches()) {
      throw properties.error(
          "Name", name + " is not a name of letters, digits, ., - and _ between slashes");
    }
    if (properties.has("Type") && properties.text("Type").equals("SecureString")) {
      throw properties.error(
          "Type", "CloudFormation creates no SecureString: use String, or a secret");
    }
    var type = properties.oneOf("Type", "String", "StringList");
    var value = properties.text("Value");
    properties.optionalText("AllowedPattern").ifPresent(regex -> check(definition, regex, value));
    planned.define(definition.stack().region(), name, type, value);
    return Planned.of(name, Map.of("Type", type, "Value", value))
        .by(new PlannedParameter(definition.stack().region(), name, type, value));
  }

  private static void check(Definition definition, String regex, String value) {
    try {
      if (!Pattern.matches(regex, value)) {
        throw definition
            .properties()
            .error("Value", "does not match the AllowedPattern %s".formatted(regex));
      }
    } catch (PatternSyntaxException e) {
      throw definition
          .properties()
          .error("AllowedPattern", "is not a regular expression: " + e.getDescription());
    }
  }
}
