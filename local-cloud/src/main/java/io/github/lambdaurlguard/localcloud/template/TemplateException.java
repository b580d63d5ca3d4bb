package io.github.lambdaurlguard.localcloud.template;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a template, where, and what to do about it. The message is for its author. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The order in which an author goes through a template. */
  private static final Comparator<TemplateException> BY_PLACE =
      Comparator.comparing((TemplateException problem) -> problem.location.file())
          .thenComparingInt(problem -> problem.location.line())
          .thenComparingInt(problem -> problem.location.column());

  private final transient Location location;
  private final String path;
  private final transient List<TemplateException> problems;

  public TemplateException(Location location, String path, String problem) {
    super(location + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    this.location = location;
    this.path = path;
    this.problems = List.of(this);
  }

  private TemplateException(List<TemplateException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    this.location = problems.getFirst().location;
    this.path = problems.getFirst().path;
    this.problems = problems;
  }

  /** One exception that tells all of the problems, a line each, by file and line. */
  public static TemplateException of(List<TemplateException> problems) {
    List<TemplateException> sorted =
        problems.stream().flatMap(problem -> problem.problems().stream()).sorted(BY_PLACE).toList();
    return sorted.size() == 1 ? sorted.getFirst() : new TemplateException(sorted);
  }

  /** Each of the problems; itself where there is only one. */
  public List<TemplateException> problems() {
    return problems;
  }

  /** Where in the template's tree the problem is. */
  public String path() {
    return path;
  }
}
