package io.github.lambdaurlguard.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMemberTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the only one             | {"told":{"units":0.5}}                   | {}
          the first                | {"told":{"units":0.5},"Count":1}         | {"Count":1}
          the last                 | {"Count":1,"told":{"units":0.5}}         | {"Count":1}
          in the middle            | {"a":1,"told":{"units":0.5},"b":2}       | {"a":1,"b":2}
          among white space        | { "a" : 1 , "told" : {"units":0.5} }     | { "a" : 1 }
          before a white comma     | {"told" : {"units":0.5} , "b":2}         | { "b":2}
          after longer characters  | {"a":"é€😀","told":{"units":0.5}}         | {"a":"é€😀"}
          of a name that is nested | {"Item":{"told":{"S":"x"}},"told":{"units":0.5}} | {"Item":{"told":{"S":"x"}}}
          beside such a text       | {"a":"\\"told\\":{}","told":{"units":0.5}} | {"a":"\\"told\\":{}"}
          beside odd numbers       | {"a":1.0E+2,"told":{"units":0.5}}        | {"a":1.0E+2}
          """)
  @DisplayName("A member is read and cut out, and the rest stays as it was written")
  void of_object_findsMember(String where, String json, String rest) {
    var member = JsonMember.of(Body.of(json), "told").orElseThrow();

    assertThat(member.value()).isEqualTo(Map.of("units", 0.5));
    assertThat(member.cut().text()).isEqualTo(rest);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          another member | {"Count":1}
          a member of a member | {"Item":{"told":{"S":"x"}}}
          a text | {"told":"x"}
          null | {"told":null}
          a list | [{"told":{}}]
          no JSON | told
          half of it | {"told":{"units":
          nothing | ``
          """)
  @DisplayName("Where there is no such member, there is nothing to find")
  void of_other_isEmpty(String what, String json) {
    assertThat(JsonMember.of(Body.of(json), "told")).isEmpty();
  }

  @Test
  @DisplayName("A list is a value with parts, too")
  void value_list_isRead() {
    var member = JsonMember.of(Body.of("{\"told\":[1,2]}"), "told").orElseThrow();

    assertThat(member.value())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(1, 2);
  }
}
