package io.github.lambdaurlguard.localcloud.template;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The types of parameters.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">
 *     CloudFormation template Parameters syntax</a>
 */
enum ParameterType {
  STRING("String", false, false),
  NUMBER("Number", false, false),
  LIST_OF_NUMBERS("List<Number>", true, false),
  LIST_OF_STRINGS("List<String>", true, false),
  COMMA_DELIMITED_LIST("CommaDelimitedList", true, false),
  SSM_NAME("AWS::SSM::Parameter::Name", false, false),
  SSM_STRING("AWS::SSM::Parameter::Value<String>", false, true),
  SSM_LIST_OF_STRINGS("AWS::SSM::Parameter::Value<List<String>>", true, true),
  SSM_COMMA_DELIMITED_LIST("AWS::SSM::Parameter::Value<CommaDelimitedList>", true, true);

  private final String awsName;
  private final boolean list;
  private final boolean stored;

  ParameterType(String awsName, boolean list, boolean stored) {
    this.awsName = awsName;
    this.list = list;
    this.stored = stored;
  }

  static ParameterType of(Properties declaration) {
    String name = declaration.text("Type");
    return Arrays.stream(values())
        .filter(type -> type.awsName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                declaration.error(
                    "Type",
                    '"'
                        + name
                        + "\" is not implemented by the local cloud; use one of "
                        + Arrays.stream(values())
                            .map(ParameterType::toString)
                            .collect(Collectors.joining(", "))));
  }

  boolean isList() {
    return list;
  }

  boolean isNumeric() {
    return this == NUMBER || this == LIST_OF_NUMBERS;
  }

  /** Whether the value given to the stack is the name of an SSM parameter that holds the value. */
  boolean isStored() {
    return stored;
  }

  List<String> items(String value) {
    return list ? Arrays.stream(value.split(",", -1)).map(String::strip).toList() : List.of(value);
  }

  @Override
  public String toString() {
    return awsName;
  }
}
