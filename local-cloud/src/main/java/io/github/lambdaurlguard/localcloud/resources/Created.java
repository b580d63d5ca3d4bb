package io.github.lambdaurlguard.localcloud.resources;

import java.util.Map;

/**
 * What a resource is to the rest of its template.
 *
 * @param ref what {@code Ref} answers
 * @param attributes what {@code Fn::GetAtt} answers, by name
 */
public record Created(String ref, Map<String, String> attributes) {
  public static Created of(String ref) {
    return new Created(ref, Map.of());
  }
}
