package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that does not know its addresses has to say so: it must not pass by testing nothing. */
class AddressesTest {

  private static final Route ROUTE = List.of(Route.values()).getFirst();
  private static final String NAME = ROUTE.logicalId();

  private final Properties system = new Properties();

  @TempDir private Path folder;

  @Test
  void read_nothingGiven_namesEveryPropertyAndItsOrigin() {
    assertThatThrownBy(() -> Addresses.read(system))
        .hasMessageContaining("-Dsmoke.distribution: output Address of the stack edge")
        .hasMessageContaining("-Dsmoke.functionUrl.%1$s: output %1$sUrl of the stack", NAME)
        .hasMessageContaining("-Dsmoke.region: the region of the stack backend")
        .hasMessageContaining("-Dsmoke.addresses");
  }

  @Test
  void read_oneMissing_namesItAlone() {
    setAll();
    system.remove("smoke.functionUrl." + NAME);

    assertThatThrownBy(() -> Addresses.read(system))
        .hasMessageContaining("-Dsmoke.functionUrl.%s:", NAME)
        .hasMessageNotContainingAny("smoke.distribution", "smoke.region")
        .satisfies(e -> assertThat(e.getMessage().split("-Dsmoke.functionUrl", -1)).hasSize(2));
  }

  @Test
  void read_allGiven_keepsThem() {
    setAll();

    var addresses = Addresses.read(system);

    assertThat(addresses.distribution()).isEqualTo(URI.create("https://d1.cloudfront.net"));
    assertThat(addresses.plainDistribution()).contains(URI.create("http://d1.cloudfront.net"));
    assertThat(addresses.certificate()).isEmpty();
    assertThat(addresses.of(ROUTE))
        .isEqualTo(new Addresses.FunctionUrl(URI.create(address(ROUTE)), "eu-west-1"));
  }

  @Test
  void read_fileAndProperty_propertyWins() throws IOException {
    setAll();
    var file = Files.writeString(folder.resolve("addresses.properties"), lines(system));
    system.clear();
    system.setProperty("smoke.addresses", file.toString());
    system.setProperty("smoke.distribution", "http://localhost:8080");
    system.setProperty("smoke.certificate", "certificate.pem");

    var addresses = Addresses.read(system);

    assertThat(addresses.distribution()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(addresses.plainDistribution()).isEmpty();
    assertThat(addresses.certificate()).contains(Path.of("certificate.pem"));
    assertThat(addresses.of(ROUTE).region()).isEqualTo("eu-west-1");
  }

  @Test
  void read_fileIsMissing_namesItsWholePath() {
    system.setProperty("smoke.addresses", "no-such-file");

    assertThatThrownBy(() -> Addresses.read(system))
        .hasMessageContaining(Path.of("no-such-file").toAbsolutePath().toString());
  }

  private void setAll() {
    system.setProperty("smoke.distribution", "https://d1.cloudfront.net/");
    system.setProperty("smoke.region", "eu-west-1");
    for (var route : Route.values()) {
      system.setProperty("smoke.functionUrl." + route.logicalId(), address(route));
    }
  }

  private static String address(Route route) {
    return "https://%s.lambda-url.eu-west-1.on.aws/"
        .formatted(route.logicalId().toLowerCase(Locale.ROOT));
  }

  private static String lines(Properties properties) {
    var lines = new StringBuilder();
    properties.forEach(
        (key, value) ->
            lines.append("%s=%s\n".formatted(key.toString().substring("smoke.".length()), value)));
    return lines.toString();
  }
}
