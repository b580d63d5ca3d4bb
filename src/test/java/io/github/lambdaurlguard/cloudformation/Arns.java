package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ARNs that IAM judges the calls for a resource on, by IAM's resource types.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html">the
 *     services' resource types</a>
 */
record Arns(Stack stack) {

  static final String ACCOUNT = "123456789012";

  /** What CloudFormation puts behind a name that it makes of the stack's and the logical id. */
  private static final String SUFFIX = "-1A2B3C4D5E6F";

  /** A stack of the templates, by its name and region. */
  record Stack(Template template, String name, String region) {
    Map<String, String> names() {
      return Map.of(
          "AWS::Partition", "aws",
          "AWS::AccountId", ACCOUNT,
          "AWS::Region", region,
          "AWS::StackName", name);
    }
  }

  /** A text with what it refers to; a resource or parameter stands for its name. */
  static String resolve(String text, Map<String, String> names) {
    if (text.startsWith("!Ref ")) {
      var name = text.substring("!Ref ".length());
      return names.getOrDefault(name, name);
    }
    var resolved = text.startsWith("!Sub ") ? text.substring("!Sub ".length()) : text;
    for (var name : names.entrySet()) {
      resolved = resolved.replace("${" + name.getKey() + "}", name.getValue());
    }
    return resolved;
  }

  /** By the type of resource. */
  Map<String, List<String>> of(Resource resource) {
    var arns = new LinkedHashMap<String, List<String>>();
    switch (resource.type()) {
      case "AWS::CloudFront::Distribution" ->
          arns.put("distribution", List.of(global("cloudfront", "distribution/E1EXAMPLE")));
      case "AWS::CloudFront::Function" ->
          arns.put("function", List.of(global("cloudfront", "function/" + name(resource, "Name"))));
      case "AWS::CloudFront::OriginAccessControl" ->
          arns.put(
              "origin-access-control",
              List.of(global("cloudfront", "origin-access-control/E2EXAMPLE")));
      case "AWS::CloudFront::ResponseHeadersPolicy" ->
          arns.put(
              "response-headers-policy",
              List.of(global("cloudfront", "response-headers-policy/E3EXAMPLE")));
      case "AWS::CloudWatch::Alarm" ->
          arns.put(
              "alarm", List.of(regional("cloudwatch", "alarm:" + name(resource, "AlarmName"))));
      case "AWS::CloudWatch::Dashboard" ->
          arns.put(
              "dashboard",
              List.of(global("cloudwatch", "dashboard/" + name(resource, "DashboardName"))));
      case "AWS::DynamoDB::Table" -> {
        var table = "table/" + name(resource, "TableName");
        arns.put("table", List.of(regional("dynamodb", table)));
        arns.put(
            "index",
            resource.property("GlobalSecondaryIndexes").items().stream()
                .map(index -> table + "/index/" + index.at("IndexName").text())
                .map(index -> regional("dynamodb", index))
                .toList());
      }
      case "AWS::IAM::Role" -> arns.put("role", List.of(role(resource)));
      case "AWS::Lambda::Function" -> {
        arns.put("function", List.of(function(resource)));
        arns.put("role", List.of(role(named(resource.property("Role")))));
        arns.put(
            "object",
            List.of("arn:aws:s3:::%s-artifacts-bucket-1a2b3c/archive".formatted(deployment())));
      }
      case "AWS::Lambda::Permission" ->
          // IAM judges its calls on the function, also if it names an alias.
          arns.put(
              "function", List.of(function(ofAlias(named(resource.property("FunctionName"))))));
      case "AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::Lambda::Url" -> {
        var function =
            function(
                named(
                    Stream.of("FunctionName", "TargetFunctionArn")
                        .map(resource::property)
                        .filter(Value::isPresent)
                        .findFirst()
                        .orElseThrow()));
        arns.put("function", List.of(function));
        arns.put("function alias", List.of(function + ":live"));
        arns.put("function version", List.of(function + ":1"));
      }
      case "AWS::Logs::Delivery", "AWS::Logs::DeliveryDestination", "AWS::Logs::DeliverySource" -> {
        arns.put("delivery", List.of(regional("logs", "delivery:1a2b3c")));
        arns.put(
            "delivery-destination",
            List.of(regional("logs", "delivery-destination:" + stack.name)));
        arns.put("delivery-source", List.of(regional("logs", "delivery-source:" + stack.name)));
      }
      case "AWS::Logs::LogGroup" ->
          arns.put(
              "log-group",
              List.of(regional("logs", "log-group:" + name(resource, "LogGroupName"))));
      case "AWS::S3::Bucket" -> arns.put("bucket", List.of(bucket(resource)));
      case "AWS::S3::BucketPolicy" ->
          arns.put("bucket", List.of(bucket(named(resource.property("Bucket")))));
      case "AWS::WAFv2::WebACL" ->
          arns.put(
              "webacl",
              List.of(
                  regional("wafv2", "global/webacl/" + name(resource, "Name") + "/1a2b3c-4d5e")));
      default -> {
        // Its calls have no resource that IAM knows.
      }
    }
    return arns;
  }

  /** The deployment's name, which the stack's name begins with. */
  private String deployment() {
    return stack.name.replaceFirst("-(artifacts|backend|backend-probes|edge|edge-probes)$", "");
  }

  private Resource ofAlias(Resource resource) {
    return resource.type().equals("AWS::Lambda::Alias")
        ? named(resource.property("FunctionName"))
        : resource;
  }

  private Resource named(Value reference) {
    var logicalId = reference.reference().orElseThrow();
    return stack.template.resources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private String role(Resource role) {
    var path = resolve(role.property("Path").text(), stack.names());
    return "arn:aws:iam::%s:role%s%s"
        .formatted(ACCOUNT, path.isEmpty() ? "/" : path, name(role, "RoleName"));
  }

  private String function(Resource function) {
    return regional("lambda", "function:" + name(function, "FunctionName"));
  }

  private String bucket(Resource bucket) {
    return "arn:aws:s3:::" + name(bucket, "BucketName").toLowerCase(Locale.ROOT);
  }

  private String name(Resource resource, String property) {
    var given = resource.property(property);
    return given.isPresent()
        ? resolve(given.text(), stack.names())
        : stack.name + "-" + resource.logicalId() + SUFFIX;
  }

  private String regional(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, stack.region, ACCOUNT, resource);
  }

  private static String global(String service, String resource) {
    return "arn:aws:%s::%s:%s".formatted(service, ACCOUNT, resource);
  }
}
