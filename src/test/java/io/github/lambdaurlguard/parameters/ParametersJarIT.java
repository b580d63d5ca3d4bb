package io.github.lambdaurlguard.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import io.github.lambdaurlguard.testing.FunctionJar;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The custom resource as it is packed: minimizing must not have taken out what it needs. */
class ParametersJarIT {

  @Test
  void handler_fromTheJar_writesAndAnswers() throws Exception {
    try (var ssm = new FakeSsm(FakeSsm.ALWAYS_WELL);
        var cloudFormation = new FakeServer(request -> Reply.of(200, ""));
        var jar = new FunctionJar(System.getProperty("parameters.jar"), "Ssm", ssm.uri())) {
      Object event =
          jar.create(
              "com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent");
      var type = event.getClass();
      type.getMethod("setRequestType", String.class).invoke(event, "Create");
      type.getMethod("setResponseUrl", String.class)
          .invoke(event, cloudFormation.uri() + "/answer");
      type.getMethod("setResourceProperties", Map.class)
          .invoke(
              event,
              Map.of("Region", "us-east-1", "Path", "/guard", "Parameters", Map.of("url", "x")));
      Object handler = jar.create("io.github.lambdaurlguard.parameters.PublishParameters");

      handler
          .getClass()
          .getMethod("handleRequest", type, jar.contextType())
          .invoke(handler, event, jar.context());

      assertThat(ssm.parameters()).isEqualTo(Map.of("us-east-1 /guard/url", "x"));
      assertThat(cloudFormation.received().getFirst().body()).contains("\"SUCCESS\"");
      assertThat(jar.classNames())
          .noneMatch(name -> name.startsWith("software/amazon/awssdk/services/dynamodb/"))
          .filteredOn(name -> name.startsWith("io/github/lambdaurlguard/"))
          .allMatch(name -> name.startsWith("io/github/lambdaurlguard/parameters/"));
    }
  }
}
