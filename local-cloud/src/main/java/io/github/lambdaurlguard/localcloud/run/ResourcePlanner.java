package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.Resource.PartlyKnown;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import io.github.lambdaurlguard.localcloud.template.UnknownUntilApplied;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans one resource, and finds what is wrong with it: after a problem the resource is read again
 * as if the property that has it were not there, and then as if it were unknown, as long as that
 * leads to another problem.
 */
final class ResourcePlanner {
  private final Resource resource;
  private final StackSettings stack;
  private final Set<String> refused = new HashSet<>();

  /** Of the refused ones, those without which nothing more can be read. */
  private final Set<String> required = new HashSet<>();

  private final List<TemplateException> problems = new ArrayList<>();
  private boolean complete = true;
  private Object document = "";

  ResourcePlanner(Resource resource, StackSettings stack) {
    this.resource = resource;
    this.stack = stack;
  }

  /** The planned resource; empty if something is wrong with it, or not known yet. */
  Optional<Planned> plan(ResourceType type) {
    try {
      while (true) {
        var known = resource.properties(refused, required);
        complete &= known.isComplete();
        document = known.document();
        try {
          var planned = type.plan(new Definition(resource, known.properties(), stack));
          known.properties().refuseUnread();
          return problems.isEmpty() ? Optional.of(planned) : Optional.empty();
        } catch (TemplateException e) {
          if (!refuse(e, known)) {
            return Optional.empty();
          }
        }
      }
    } catch (TemplateException e) {
      problems.add(e);
    } catch (UnknownUntilApplied _) {
      complete = false;
    }
    return Optional.empty();
  }

  /** Notes problems. Returns false if there is no way past them. */
  private boolean refuse(TemplateException e, PartlyKnown known) {
    var isNew = false;
    for (var problem : e.problems()) {
      if (refused.add(problem.path())) {
        isNew = true;
        if (!known.explain(problem)) {
          problems.add(problem);
        }
      } else {
        isNew |= required.add(problem.path());
      }
    }
    return isNew;
  }

  /** What is wrong with the resource. */
  List<TemplateException> problems() {
    return problems;
  }

  /** Whether all properties are known. */
  boolean isComplete() {
    return complete;
  }

  /** The properties that the plan was made of. */
  Object document() {
    return document;
  }
}
