package io.github.lambdaurlguard.localcloud.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BodyTest {
  /** Run in JVMs of their own: {@code Map.of} has another order in each. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      var inner = Map.of("f", 1, "e", "2", "d", true, "c", List.of(Map.of("z", 1, "y", 2, "x", 3)));
      System.out.print(Body.ofJson(Map.of("b", inner, "a", inner, "h", 1, "g", 2, "i", 3)).text());
    }
  }

  @Test
  void equalValues_haveEqualBytesInEveryJvm() throws IOException, InterruptedException {
    var texts = new HashSet<String>();
    for (var run = 0; run < 3; run++) {
      texts.add(outputOf(Program.class));
    }

    var inner = "{\"c\":[{\"x\":3,\"y\":2,\"z\":1}],\"d\":true,\"e\":\"2\",\"f\":1}";
    assertThat(texts)
        .containsExactly("{\"a\":%s,\"b\":%s,\"g\":2,\"h\":1,\"i\":3}".formatted(inner, inner));
  }

  @Test
  void mapWithAnOrder_keepsIt() {
    var map = new LinkedHashMap<String, Object>();
    map.put("b", false);
    map.put("a", List.of("\"", 1));

    assertThat(Body.ofJson(map).text()).isEqualTo("{\"b\":false,\"a\":[\"\\\"\",1]}");
  }

  private static String outputOf(Class<?> program) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(Body.class, program, JSON.class, JsonFactory.class),
                program.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  private static String classPath(Class<?>... classes) {
    return Stream.of(classes)
        .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
