package io.github.lambdaurlguard.localcloud.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

/** What a test class can do with a local cloud, in the words of docs/local-cloud-junit.md. */
@LocalCloud(templates = "src/test/stack/template.yaml@us-east-1")
class GreetingIT {

  @Test
  void viewer_reachesTheFunction(RunningCloud cloud) {
    cloud.viewer().get("/a").then().statusCode(200).body(equalTo("Servus from /a"));
  }

  @Test
  void directCall_withoutASignature_isRefused(RunningCloud cloud) {
    cloud.direct("Greeting").get("/").then().statusCode(403);
  }

  @Test
  void directCall_ofARoleWithPermission_isAnswered(RunningCloud cloud) {
    cloud
        .direct("Greeting", "CallerRole")
        .contentType("text/plain")
        .body(" für alle")
        .queryParam("b", "2 3")
        .queryParam("a", "é")
        .post("/a b")
        .then()
        .statusCode(200)
        .body(equalTo("Servus from /a%20b für alle"));
  }

  @Test
  void directCall_ofARoleWithoutPermission_isRefused(RunningCloud cloud) {
    cloud.direct("Greeting", "FunctionRole").get("/").then().statusCode(403);
  }

  @Test
  void output_isThatOfTheStack(RunningCloud cloud) {
    assertThat(cloud.distribution(cloud.output("template", "DistributionId")))
        .isEqualTo(cloud.distribution());
  }

  @Test
  void name_thatIsUnknown_isAnErrorThatListsWhatIsThere(RunningCloud cloud) {
    assertThatThrownBy(() -> cloud.functionUrl("Greting"))
        .hasMessageContaining("no functionUrl.Greting", "functionUrl.Greeting");
    assertThatThrownBy(() -> cloud.credentials("Role"))
        .hasMessageContaining("Role is to name one role, and names 2 of");
    assertThatThrownBy(() -> cloud.output("template", "DistributionID"))
        .hasMessage("no stack template has an output DistributionID");
  }
}
