package io.github.lambdaurlguard.localcloud.resources.ssm;

import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;

/** A parameter to write, unless its value is there. */
public record PlannedParameter(String region, String name, String type, String value)
    implements Step {
  /** Writes it. */
  public void apply(Parameters parameters) {
    parameters.define(region, name, type, value);
  }
}
