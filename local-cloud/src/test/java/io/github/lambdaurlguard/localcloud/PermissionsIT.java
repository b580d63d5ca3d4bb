package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The signer's role is held to its statements in the template. */
class PermissionsIT {
  @TempDir private Path folder;

  @ParameterizedTest(name = "without {0}")
  @MethodSource("permissions")
  void missingPermission_turns200Into403AndIsNamedOnTheConsole(
      String permission, String replacement) throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    assertThat(Workspace.template()).contains(permission);
    workspace.writeTemplate(Workspace.template().replace(permission, replacement));
    try (var cloud = LocalCloudProcess.start(workspace)) {
      var response = RawHttp.get(cloud.distribution(), "/function/x");

      assertThat(response.status()).isEqualTo(403);
      assertThat(response.headers()).contains("x-amzn-errortype: accessdeniedexception");
      assertThat(cloud.output())
          .contains("! 403 from the function URL of Function for GET /x: lambda:Invoke");
    }
  }

  static Stream<Arguments> permissions() {
    return Stream.of(
        arguments("Action: lambda:InvokeFunctionUrl", "Action: lambda:GetFunctionUrlConfig"),
        arguments("Action: lambda:InvokeFunction\n", "Action: lambda:GetFunction\n"),
        arguments("FunctionUrlAuthType: AWS_IAM", "FunctionUrlAuthType: NONE"));
  }

  /** The statement's condition, and the account in its resource, come from the call itself. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"127.0.0.0/8, 200", "10.0.0.0/8, 403"})
  void conditionKeysAndVariables_haveTheCallsValues(String addresses, int status)
      throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    var template =
        Workspace.template()
            .replace(
                "Resource: !GetAtt Function.Arn",
                "Resource: !Sub arn:aws:lambda:*:${!aws:PrincipalAccount}:function:*")
            .replace(
                "Condition:\n                  Bool:",
                "Condition:\n                  IpAddress: { aws:SourceIp: %s }\n                  Bool:"
                    .formatted(addresses));
    assertThat(template).contains("PrincipalAccount").contains("IpAddress");
    workspace.writeTemplate(template);
    try (var cloud = LocalCloudProcess.start(workspace)) {
      assertThat(RawHttp.get(cloud.distribution(), "/function/x").status()).isEqualTo(status);
    }
  }
}
