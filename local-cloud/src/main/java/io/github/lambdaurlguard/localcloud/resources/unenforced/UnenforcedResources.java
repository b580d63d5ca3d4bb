package io.github.lambdaurlguard.localcloud.resources.unenforced;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Resources that have their names, ARNs and attributes here, and do nothing: what they would do on
 * AWS is said when a template that has them is run.
 */
public final class UnenforcedResources {
  private static final String NOTHING_FIRES = "nothing fires here: invoke the function yourself";
  private static final String NOTHING_IS_DELIVERED =
      "nothing is delivered here: no stream, queue or topic calls a function";
  private static final String NO_LOGS = "logs are on the console only, and nothing reads them";
  private static final String NO_DNS =
      "there is no DNS here: a request names the distribution by its Host header";

  private final Map<String, ResourceType> types = new TreeMap<>();

  private UnenforcedResources() {
    add("AWS::ApplicationInsights::Application", "", "nothing watches the application");
    add("AWS::Budgets::Budget", "", "nothing costs anything here");
    add("AWS::CDK::Metadata", "", "");
    add("AWS::CertificateManager::Certificate", UnenforcedResources::certificate);
    add("AWS::CloudFormation::WaitConditionHandle", "", "");
    add("AWS::CloudFront::MonitoringSubscription", "", "there are no metrics here");
    add("AWS::CloudWatch::CompositeAlarm", "cloudwatch alarm:", "there are no metrics here");
    add("AWS::Events::Rule", "events rule/", NOTHING_FIRES);
    add("AWS::KMS::Alias", "", "nothing is encrypted here");
    add("AWS::KMS::Key", UnenforcedResources::key);
    add("AWS::Lambda::EventInvokeConfig", "", "functions are invoked synchronously only");
    add("AWS::Lambda::EventSourceMapping", "", NOTHING_IS_DELIVERED);
    add("AWS::Logs::Delivery", "logs delivery:", NO_LOGS);
    add("AWS::Logs::DeliveryDestination", "logs delivery-destination:", NO_LOGS);
    add("AWS::Logs::DeliverySource", "logs delivery-source:", NO_LOGS);
    add("AWS::Logs::MetricFilter", "", NO_LOGS);
    add("AWS::Logs::ResourcePolicy", "", NO_LOGS);
    add("AWS::Logs::SubscriptionFilter", "", NO_LOGS);
    add("AWS::ResourceGroups::Group", "resource-groups group/", "");
    add("AWS::Route53::RecordSet", UnenforcedResources::recordSet);
    add("AWS::Route53::RecordSetGroup", "", NO_DNS);
    add("AWS::SNS::Subscription", "", NOTHING_IS_DELIVERED);
    add("AWS::SNS::Topic", UnenforcedResources::topic);
    add("AWS::SNS::TopicPolicy", "", NOTHING_IS_DELIVERED);
    add("AWS::SQS::Queue", UnenforcedResources::queue);
    add("AWS::SQS::QueuePolicy", "", NOTHING_IS_DELIVERED);
    add("AWS::Scheduler::Schedule", "scheduler schedule/default/", NOTHING_FIRES);
    add("AWS::Scheduler::ScheduleGroup", "scheduler schedule-group/", "");
    add("AWS::SecretsManager::ResourcePolicy", "", "policies of secrets are not enforced");
    add("AWS::SecretsManager::RotationSchedule", "", "secrets are not rotated here");
    add("AWS::WAFv2::IPSet", WebAcl::named);
    add("AWS::WAFv2::LoggingConfiguration", "", NO_LOGS);
    add("AWS::WAFv2::RegexPatternSet", WebAcl::named);
    add("AWS::WAFv2::RuleGroup", WebAcl::plan);
    add("AWS::WAFv2::WebACL", WebAcl::plan);
    add("AWS::WAFv2::WebACLAssociation", "", "no request is inspected here");
  }

  /** Those types. */
  public static Map<String, ResourceType> types() {
    return new UnenforcedResources().types;
  }

  private void add(String type, ResourceType planner) {
    types.put(
        type,
        definition -> {
          definition.properties().withoutLocalEffect();
          return planner.plan(definition);
        });
  }

  /**
   * Adds a type whose name is what {@code Ref} answers.
   *
   * @param arn the service and what stands before the name in its ARN; the empty string for none
   * @param notice the empty string if there is nothing to say
   */
  private void add(String type, String arn, String notice) {
    add(
        type,
        definition -> {
          var name =
              definition.properties().optionalText("Name").orElseGet(definition::physicalName);
          var parts = arn.split(" ", 2);
          var planned =
              Planned.of(
                  name,
                  arn.isEmpty()
                      ? Map.of()
                      : Map.of("Arn", definition.arn(parts[0], parts[1] + name)));
          return notice.isEmpty() ? planned : planned.saying(notice);
        });
  }

  static String id(Definition definition) {
    return UUID.nameUUIDFromBytes(definition.seed().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Planned certificate(Definition definition) {
    return Planned.of(definition.arn("acm", "certificate/" + id(definition)))
        .saying("no certificate is issued here: viewers see the one of this machine");
  }

  private static Planned key(Definition definition) {
    var id = id(definition);
    return Planned.of(id, Map.of("Arn", definition.arn("kms", "key/" + id), "KeyId", id))
        .saying("nothing is encrypted here");
  }

  private static Planned recordSet(Definition definition) {
    return Planned.of(definition.properties().text("Name")).saying(NO_DNS);
  }

  private static Planned topic(Definition definition) {
    var name =
        definition.properties().optionalText("TopicName").orElseGet(definition::physicalName);
    var arn = definition.arn("sns", name);
    return Planned.of(arn, Map.of("TopicArn", arn, "TopicName", name)).saying(NOTHING_IS_DELIVERED);
  }

  private static Planned queue(Definition definition) {
    var name =
        definition.properties().optionalText("QueueName").orElseGet(definition::physicalName);
    var url =
        "https://sqs.%s.amazonaws.com/%s/%s"
            .formatted(definition.stack().region(), definition.stack().accountId(), name);
    return Planned.of(
            url, Map.of("Arn", definition.arn("sqs", name), "QueueName", name, "QueueUrl", url))
        .saying(NOTHING_IS_DELIVERED);
  }
}
