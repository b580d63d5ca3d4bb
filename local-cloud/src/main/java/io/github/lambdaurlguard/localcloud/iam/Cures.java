package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Location;
import io.github.lambdaurlguard.localcloud.trace.Cure;
import java.util.List;
import java.util.Optional;

/** What would let in a request that was refused. */
final class Cures {
  private static final int ARN_PARTS = 6;

  private Cures() {}

  /** Of a request that a statement denies. */
  static Cure ofDenial(AccessRequest request, Statement denial) {
    return cure(Cure.Kind.REMOVE_DENIAL, request, Optional.of(place(denial)));
  }

  /**
   * Of a request that no statement allows.
   *
   * @param closest what keeps the statement that came closest from allowing it
   */
  static Cure of(AccessRequest request, Optional<Mismatch> closest, List<PolicyDocument> policies) {
    return closest
        .map(
            mismatch ->
                cure(kind(mismatch.part()), request, Optional.of(place(mismatch.statement()))))
        .orElseGet(
            () ->
                cure(
                    Cure.Kind.ADD_STATEMENT,
                    request,
                    policies.stream().findFirst().map(first -> place(first.location(), ""))));
  }

  private static Cure cure(Cure.Kind kind, AccessRequest request, Optional<Cure.Place> place) {
    return new Cure(
        kind,
        "%s may not %s on %s"
            .formatted(
                shortName(request.principal().toString()),
                request.action(),
                shortResource(request.resource())),
        request.action(),
        request.resource(),
        request.allowingStatement(),
        place);
  }

  private static Cure.Kind kind(Mismatch.Part part) {
    return switch (part) {
      case ACTION -> Cure.Kind.ADD_STATEMENT;
      case RESOURCE -> Cure.Kind.ADD_RESOURCE;
      case PRINCIPAL -> Cure.Kind.ADD_PRINCIPAL;
      case CONDITION -> Cure.Kind.CHANGE_CONDITION;
    };
  }

  private static Cure.Place place(Statement statement) {
    return place(statement.location(), statement.name());
  }

  private static Cure.Place place(Location location, String name) {
    return new Cure.Place(location.file(), location.line(), name);
  }

  private static String shortName(String principal) {
    return principal.substring(principal.lastIndexOf('/') + 1);
  }

  /** An ARN without the parts that are the same for everything in an account and region. */
  private static String shortResource(String resource) {
    var parts = resource.split(":", ARN_PARTS);
    return parts.length < ARN_PARTS ? resource : parts[ARN_PARTS - 1];
  }
}
