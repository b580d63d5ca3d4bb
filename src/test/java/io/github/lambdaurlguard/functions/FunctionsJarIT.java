package io.github.lambdaurlguard.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.testing.FunctionJar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar of the functions, as it is deployed: all that backend.yaml calls, and not more. */
class FunctionsJarIT {
  private static final String HANDLER = "      Handler: ";
  private static final String CODE = "      Code: ";
  private static final Path JAR = Path.of(System.getProperty("books.jar"));

  private FunctionJar jar;

  @BeforeEach
  void openJar() throws IOException {
    jar = new FunctionJar(JAR.toString(), "DynamoDb", URI.create("http://127.0.0.1:1"));
  }

  @AfterEach
  void closeJar() throws IOException {
    jar.close();
  }

  static List<String> handlers() throws IOException {
    var handlers = new ArrayList<String>();
    var handler = "";
    for (var line : Files.readAllLines(Path.of("cloudformation/backend.yaml"))) {
      if (line.startsWith(HANDLER)) {
        handler = line.substring(HANDLER.length());
      } else if (line.startsWith(CODE) && line.endsWith("/" + JAR.getFileName())) {
        handlers.add(handler);
      }
    }
    return handlers;
  }

  /** Its signature too: a type that the jar leaves out would fail at the first call only. */
  @ParameterizedTest
  @MethodSource("handlers")
  void handler_ofTheTemplate_isThereWithTheTypesThatItNames(String handler) throws Exception {
    var type = jar.load(handler);

    assertThat(type.getConstructor()).isNotNull();
    assertThat(type.getGenericInterfaces()).isNotEmpty();
    assertThat(type.getMethods())
        .filteredOn(method -> method.getName().equals("handleRequest"))
        .isNotEmpty()
        .allSatisfy(method -> assertThat(method.getGenericParameterTypes()).isNotEmpty());
  }

  @Test
  void jar_holdsNothingOfThePlatform() throws IOException {
    assertThat(jar.classNames())
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/services/ssm/"))
        .noneMatch(name -> name.startsWith("org/teavm/"))
        .noneMatch(name -> name.startsWith("io/github/lambdaurlguard/edge/"))
        .noneMatch(name -> name.startsWith("io/github/lambdaurlguard/fork/"))
        .noneMatch(name -> name.startsWith("io/github/lambdaurlguard/parameters/"));
  }
}
