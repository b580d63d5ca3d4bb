package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.NoValue;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;
import java.util.Set;

/**
 * The parameters that CloudFormation itself provides.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html">
 *     Get AWS values using pseudo parameters</a>
 */
record PseudoParameters(StackSettings settings) {
  private static final Set<String> NAMES =
      Set.of(
          "AWS::AccountId",
          "AWS::NotificationARNs",
          "AWS::NoValue",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  static boolean isPseudo(String name) {
    return NAMES.contains(name);
  }

  Value value(String name, Place place) {
    return switch (name) {
      case "AWS::NoValue" -> new NoValue(place);
      case "AWS::NotificationARNs" -> new Sequence(List.of(), place);
      case "AWS::AccountId" -> new Text(settings.accountId(), false, place);
      case "AWS::Partition" -> new Text("aws", false, place);
      case "AWS::Region" -> new Text(settings.region(), false, place);
      case "AWS::StackId" -> new Text(settings.stackId(), false, place);
      case "AWS::StackName" -> new Text(settings.stackName(), false, place);
      case "AWS::URLSuffix" -> new Text("amazonaws.com", false, place);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
