package io.github.lambdaurlguard.localcloud.template;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The type of a parameter.
 *
 * @param name as AWS names it
 * @param base what one value is, without lists and stores around it
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">
 *     CloudFormation template Parameters syntax</a>
 */
record ParameterType(String name, String base) {
  private static final String STORED = "AWS::SSM::Parameter::Value<";
  private static final String NAME = "AWS::SSM::Parameter::Name";

  /** Whether these exist is not known here: they are texts. */
  private static final String OF_AWS =
      "AWS::EC2::AvailabilityZone::Name|AWS::EC2::(?:Image|Instance|SecurityGroup|Subnet|Volume|VPC)::Id"
          + "|AWS::EC2::KeyPair::KeyName|AWS::EC2::SecurityGroup::GroupName"
          + "|AWS::Route53::HostedZone::Id";

  private static final Pattern FORM =
      Pattern.compile(
          "String|Number|CommaDelimitedList|List<(?:String|Number|"
              + OF_AWS
              + ")>|"
              + OF_AWS
              + "|AWS::SSM::Parameter::Name|AWS::SSM::Parameter::Value<(?:String|CommaDelimitedList|List<(?:String|"
              + OF_AWS
              + ")>|"
              + OF_AWS
              + ")>");

  static ParameterType of(Properties declaration) {
    String name = declaration.text("Type");
    if (!FORM.matcher(name).matches()) {
      throw declaration.error(
          "Type",
          "\"%s\" is not a parameter type: use String, Number, List<Number>, CommaDelimitedList, %s, %s...>, or one of AWS's for the names of resources"
              .formatted(name, NAME, STORED));
    }
    boolean stored = name.startsWith(STORED);
    return new ParameterType(
        name, stored ? name.substring(STORED.length(), name.length() - 1) : name);
  }

  boolean isList() {
    return base.startsWith("List<") || base.equals("CommaDelimitedList");
  }

  boolean isNumeric() {
    return base.equals("Number") || base.equals("List<Number>");
  }

  /** Whether the value given to the stack is the name of an SSM parameter that holds the value. */
  boolean isStored() {
    return name.startsWith(STORED);
  }

  List<String> items(String value) {
    return isList()
        ? Arrays.stream(value.split(",", -1)).map(String::strip).toList()
        : List.of(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
