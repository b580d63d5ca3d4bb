package io.github.lambdaurlguard.localcloud.template;

import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a template, where, and what to do about it. The message is for its author. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(Location location, String path, String problem) {
    super(location + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
  }

  private TemplateException(String message) {
    super(message);
  }

  /** One exception that tells all of the problems, a line each. */
  static TemplateException of(List<TemplateException> problems) {
    return problems.size() == 1
        ? problems.getFirst()
        : new TemplateException(
            problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
  }
}
