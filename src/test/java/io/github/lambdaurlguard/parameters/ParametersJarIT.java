package io.github.lambdaurlguard.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
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
      Class<?> type = jar.load(CloudFormationCustomResourceEvent.class.getName());
      // The runtime's own reader, which asks the jar for more than the handler does.
      Object event =
          LambdaEventSerializers.serializerFor(type, type.getClassLoader())
              .fromJson(
                  """
                  {"RequestType":"Create","ResponseURL":"%s/answer","StackId":"stack",
                   "RequestId":"request","LogicalResourceId":"PublishedUrls",
                   "ResourceProperties":{"Region":"us-east-1","Path":"/guard",
                   "Parameters":{"url":"x"}}}
                  """
                      .formatted(cloudFormation.uri()));
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
