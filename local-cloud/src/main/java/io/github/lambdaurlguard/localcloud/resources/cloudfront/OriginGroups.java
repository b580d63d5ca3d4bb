package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.origin.Failover;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the behaviours of a distribution can have as their target: its origins, and its groups of
 * two origins.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-origingroup.html">OriginGroup</a>
 */
final class OriginGroups {
  /**
   * A target.
   *
   * @param failover if it is a group
   */
  record Target(Origin primary, Optional<Failover> failover) {
    boolean hasBucket() {
      return Stream.concat(Stream.of(primary), failover.map(Failover::secondary).stream())
          .anyMatch(BucketOrigin.class::isInstance);
    }

    /** Refuses the methods whose requests CloudFront does not send to a second origin. */
    void checkMethods(Properties behavior, Set<String> allowedMethods) {
      if (failover.isPresent() && !Failover.METHODS.containsAll(allowedMethods)) {
        throw behavior.error(
            "AllowedMethods", "cannot have PUT, PATCH, POST and DELETE before an origin group");
      }
    }
  }

  private static final Set<String> FAILOVER_STATUSES =
      Set.of("400", "403", "404", "416", "429", "500", "502", "503", "504");

  private final Origins origins;
  private final Map<String, Target> groups = new HashMap<>();

  private OriginGroups(Origins origins) {
    this.origins = origins;
  }

  static OriginGroups read(Properties configuration, Origins origins) {
    var groups = new OriginGroups(origins);
    configuration
        .optionalObject("OriginGroups")
        .ifPresent(
            list -> {
              var items = list.objects("Items");
              checkQuantity(list, items.size());
              items.forEach(group -> groups.groups.put(group.text("Id"), groups.group(group)));
            });
    return groups;
  }

  /** What a behaviour names as its target. */
  Target targetOf(Properties behavior) {
    var group = groups.get(behavior.text("TargetOriginId"));
    return group == null
        ? new Target(origins.named(behavior, "TargetOriginId"), Optional.empty())
        : group;
  }

  private Target group(Properties group) {
    group.optionalOneOf("SelectionCriteria", "default");
    var list = group.object("Members");
    var members =
        list.objects("Items").stream().map(member -> origins.named(member, "OriginId")).toList();
    checkQuantity(list, members.size());
    if (members.size() != 2) {
      throw list.error("Items", "has to be two origins, not " + members.size());
    }
    return new Target(
        members.getFirst(),
        Optional.of(new Failover(members.getLast(), statuses(group.object("FailoverCriteria")))));
  }

  private static Set<Integer> statuses(Properties criteria) {
    var list = criteria.object("StatusCodes");
    var codes = list.texts("Items");
    checkQuantity(list, codes.size());
    for (var code : codes) {
      if (!FAILOVER_STATUSES.contains(code)) {
        throw list.error("Items", code + " is not a status for which CloudFront fails over");
      }
    }
    if (codes.isEmpty()) {
      throw list.error("Items", "has to name a status");
    }
    return codes.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private static void checkQuantity(Properties list, int size) {
    if (list.integer("Quantity") != size) {
      throw list.error("Quantity", "is not the number of items, " + size);
    }
  }
}
