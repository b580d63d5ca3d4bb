package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the signer with the AWS SDK's on random requests. {@code mvn test
 * -Dtest=DifferentialTest -Ddifferential.requests=2000000} compares more of them, and {@code
 * -Ddifferential.seed=…} others.
 */
class DifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 20_000);
  private static final long SEED = Long.getLong("differential.seed", 20261123L);

  private final Map<String, String> environment = Cases.environment();
  private final OriginRequestSigner signer =
      new OriginRequestSigner(new JvmPlatform(Cases.now(), environment));

  @Test
  void sign_randomRequests_areSignedAsByTheAwsSdkOrRefused() {
    RandomRequests requests = new RandomRequests(SEED);
    int signed = 0;
    int routed = 0;
    int otherMethods = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Event event = requests.next();
      String asSent = event.request().toString();
      String uri = event.uri();
      Problem problem = signer.sign(event);
      if (problem == null) {
        signed++;
        assertThat(event.headers().first("authorization"))
            .as("request %d of seed %d: %s", i, SEED, asSent)
            .isEqualTo(AwsSdkSigner.authorization(event, environment));
        if (requests.routes() != null) {
          routed++;
          assertThat(event.originDomainName())
              .as("request %d of seed %d: %s", i, SEED, asSent)
              .isEqualTo(requests.routes().expected(event.method(), uri));
        }
      } else if (problem.allow() != null) {
        otherMethods++;
        assertThat(problem.allow())
            .as("request %d of seed %d: %s", i, SEED, asSent)
            .isEqualTo(requests.routes().expected(event.method(), uri));
      } else {
        assertThat(problem.status())
            .as("request %d of seed %d: %s", i, SEED, asSent)
            .isIn("400", "404", "413");
        if (problem.detail().contains("no route leads")) {
          assertThat(requests.routes().expected(event.method(), uri))
              .as("request %d of seed %d: %s", i, SEED, asSent)
              .isEqualTo("404");
        }
      }
    }
    assertThat(signed).as("requests signed, the others refused").isGreaterThan(REQUESTS / 2);
    assertThat(routed).as("requests signed by a route").isGreaterThan(REQUESTS / 30);
    assertThat(otherMethods).as("requests with a method of no route").isGreaterThan(REQUESTS / 50);
  }
}
