package io.github.lambdaurlguard.delivery.edge;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What edge.yaml takes from the Parameter Store, held against what the backend's stack says of
 * itself. Whoever may write parameters below the deployment's path could else send viewers to an
 * origin of their own, and let the signer call other functions. No AllowedPattern helps:
 * CloudFormation checks the names of such parameters, never their values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html">the
 *     types of such parameters</a>
 * @param path below which they are
 * @param names in the Parameter Store, by parameter of edge.yaml
 * @param outputs of the backend's stack; those of a parameter's name say what it has to be
 */
public record PublishedParameters(
    Deployment deployment, String path, Map<String, String> names, Map<String, String> outputs) {

  private static final String NOTHING = "nothing";

  /** The parameters that the backend's stack has no output for. */
  public List<String> unpublished() {
    return names.keySet().stream().filter(name -> !outputs.containsKey(name)).toList();
  }

  /**
   * Looks whether the backend's stack has an output for every parameter.
   *
   * @throws Failure if one is missing
   */
  public void checkAllArePublished() {
    if (!unpublished().isEmpty()) {
      throw Failure.of(
          "the stack %s has no outputs for these parameters of cloudformation/edge.yaml: %s%nAdd to"
              + " the Outputs of cloudformation/backend.yaml, under the same names, what it writes"
              + " into the Parameter Store.",
          deployment.name().backendStack(), String.join(" ", unpublished()));
    }
  }

  /**
   * Looks whether each output is a function URL of the backend's region, or an ARN of this account,
   * region and deployment.
   *
   * @throws Failure if one is something else
   */
  public void checkForms() {
    published()
        .forEach(
            (name, value) -> {
              var form = form(name);
              if (!form.matcher(value).matches()) {
                throw Failure.of(
                    "the output %s of the stack %s is %s, which does not match ^%s$.%nThe edge"
                        + " serves functions of this account, region and deployment, by their"
                        + " function URLs and the ARNs of their aliases.",
                    name, deployment.name().backendStack(), value, form);
              }
            });
  }

  private Pattern form(String name) {
    if (name.endsWith("Url")) {
      return Pattern.compile(
          "https://[a-z0-9]+\\.lambda-url\\.%s\\.on\\.aws/".formatted(deployment.region()));
    }
    if (name.endsWith("Arn")) {
      return Pattern.compile(
          "arn:aws[a-z-]*:lambda:%s:%s:function:%s-[A-Za-z0-9_-]+:live"
              .formatted(
                  deployment.region(), deployment.account(), deployment.name().backendStack()));
    }
    return Pattern.compile(".*");
  }

  /**
   * Looks whether the Parameter Store holds, below the path, what the backend's stack says, and
   * nothing else.
   *
   * @throws Failure if not
   */
  public void checkStore() {
    var found = new TreeMap<String, String>();
    deployment
        .aws()
        .ssm(Aws.EDGE_REGION)
        .getParametersByPathPaginator(request -> request.path(path).recursive(true))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(
            parameter ->
                found.put(
                    parameter.name(),
                    quoted(parameter.typeAsString()) + "," + quoted(parameter.value())));
    var expected = new TreeMap<String, String>();
    published()
        .forEach((name, value) -> expected.put(names.get(name), "\"String\"," + quoted(value)));
    // A route that edge.yaml does not have, or not any more.
    var known =
        outputs.values().stream()
            .map(value -> "\"String\"," + quoted(value))
            .collect(Collectors.toSet());
    found
        .entrySet()
        .removeIf(
            entry -> !expected.containsKey(entry.getKey()) && known.contains(entry.getValue()));
    refuseDifferences(found, expected);
  }

  /**
   * Looks whether a change set took what the backend's stack says. When it is carried out,
   * CloudFormation uses what it took, whatever the Parameter Store holds by then.
   *
   * @throws Failure if not
   */
  public void checkTaken(Map<String, String> resolved) {
    var found = new TreeMap<String, String>();
    resolved.forEach((name, value) -> found.put(names.getOrDefault(name, name), quoted(value)));
    var expected = new TreeMap<String, String>();
    published().forEach((name, value) -> expected.put(names.get(name), quoted(value)));
    refuseDifferences(found, expected);
  }

  private Map<String, String> published() {
    var published = new TreeMap<>(outputs);
    published.keySet().retainAll(names.keySet());
    return published;
  }

  private void refuseDifferences(Map<String, String> found, Map<String, String> expected) {
    var differences = new ArrayList<String>();
    var all = new TreeSet<>(found.keySet());
    all.addAll(expected.keySet());
    for (var name : all) {
      var is = found.getOrDefault(name, NOTHING);
      var should = expected.getOrDefault(name, NOTHING);
      if (!is.equals(should)) {
        differences.add("  %s: found %s, expected %s%n".formatted(name, is, should));
      }
    }
    if (!differences.isEmpty()) {
      throw Failure.of(
          """
          the Parameter Store in %1$s does not hold what the stack %2$s publishes:
          %3$sSomebody else wrote there. The edge was left as it is. Find out who (CloudTrail: PutParameter, DeleteParameter). Then delete what
          has another type or should not be there, and write the rest:
            aws ssm delete-parameter --region %1$s --name NAME
            aws ssm put-parameter --region %1$s --overwrite --cli-input-json '{"Name": "NAME", "Type": "String", "Value": "VALUE"}'\
          """,
          Aws.EDGE_REGION, deployment.name().backendStack(), String.join("", differences));
    }
  }

  /** As JSON: a value with a line break in it would else look like two parameters. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      switch (character) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> {
          if (character < ' ') {
            quoted.append("\\u%04x".formatted((int) character));
          } else {
            quoted.append(character);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
