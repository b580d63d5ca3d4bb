package io.github.lambdaurlguard.localcloud.template;

import java.util.Map;

/**
 * Makes a template of what a person wrote for a transform of CloudFormation's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-serverless.html">AWS::Serverless
 *     transform</a>
 */
@FunctionalInterface
public interface TemplateTransform {
  /** The one transform that is run. */
  String SERVERLESS = "AWS::Serverless-2016-10-31";

  /** Refuses the transform. */
  TemplateTransform NONE =
      (_, problem) -> {
        throw problem.of("", "the transform " + SERVERLESS + " is not run here");
      };

  /**
   * Makes the template.
   *
   * @param written objects, lists, texts, numbers and booleans, with functions in their long form
   * @throws TemplateException if the transform does not take it
   */
  Map<String, Object> apply(Map<String, Object> written, Problem problem);

  /** Makes an error of what is wrong. */
  @FunctionalInterface
  interface Problem {
    /**
     * The error.
     *
     * @param logicalId the resource that has the problem; the empty string for the transform itself
     */
    TemplateException of(String logicalId, String problem);
  }
}
