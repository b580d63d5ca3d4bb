package io.github.lambdaurlguard.localcloud.resources;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource is to the rest of its template, and what makes it so.
 *
 * @param ref what {@code Ref} answers; empty for what is unknown until it is applied
 * @param attributes what {@code Fn::GetAtt} answers, by name
 * @param content what else its content is made of beside its properties, such as the hash of its
 *     code
 * @param steps to apply, in this order
 * @param notices what is taken and not enforced here, for the person to know
 */
public record Planned(
    Optional<String> ref,
    Map<String, String> attributes,
    String content,
    List<Step> steps,
    List<String> notices) {

  /** A resource that is there by being known. */
  public static Planned of(String ref, Map<String, String> attributes) {
    return new Planned(Optional.of(ref), attributes, "", List.of(), List.of());
  }

  /** A resource that is there by being known, and has no attributes. */
  public static Planned of(String ref) {
    return of(ref, Map.of());
  }

  /** A resource that nobody knows before a step was applied. */
  public static Planned unknown(Step step) {
    return new Planned(Optional.empty(), Map.of(), "", List.of(step), List.of());
  }

  /** The same resource, made by these steps. */
  public Planned by(Step... next) {
    return new Planned(ref, attributes, content, List.of(next), notices);
  }

  /** The same resource, with content beside its properties. */
  public Planned with(String otherContent) {
    return new Planned(ref, attributes, otherContent, steps, notices);
  }

  /** The same resource, of which the person is told something. */
  public Planned saying(String... said) {
    return saying(List.of(said));
  }

  /** The same resource, of which the person is told something. */
  public Planned saying(List<String> said) {
    return new Planned(ref, attributes, content, steps, List.copyOf(said));
  }
}
