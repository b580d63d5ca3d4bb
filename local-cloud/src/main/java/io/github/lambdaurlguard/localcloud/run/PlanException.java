package io.github.lambdaurlguard.localcloud.run;

import java.util.List;

/** All that is wrong with the templates and the settings, found before anything is created. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  PlanException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems of the templates by file and line, and then those of the settings. */
  public List<String> problems() {
    return problems;
  }
}
