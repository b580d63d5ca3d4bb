package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.template.Properties;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.StackSettings;

/** Plans resources of one type. */
@FunctionalInterface
public interface ResourceType {
  /**
   * Plans a resource: reads and checks its properties, and makes it known to those that refer to
   * it. Nothing else happens, so the same resource can be planned again.
   *
   * @throws io.github.lambdaurlguard.localcloud.template.TemplateException if a property has a
   *     value that cannot be
   */
  Planned plan(Definition definition);

  /** A resource as its template defines it, in its stack. */
  record Definition(Resource resource, Properties properties, StackSettings stack) {

    /** A name as CloudFormation would make one, the same at every start. */
    public String physicalName() {
      return stack.stackName() + "-" + resource.logicalId() + "-" + Identifier.of(12, seed());
    }

    /**
     * What distinguishes this resource from all others, for identifiers that stay the same at every
     * start.
     */
    public String seed() {
      return stack.region() + "/" + stack.stackName() + "/" + resource.logicalId();
    }

    public String arn(String service, String resourcePart) {
      return "arn:aws:%s:%s:%s:%s"
          .formatted(service, stack.region(), stack.accountId(), resourcePart);
    }

    /** For services whose resources belong to no region. */
    public String globalArn(String service, String resourcePart) {
      return "arn:aws:%s::%s:%s".formatted(service, stack.accountId(), resourcePart);
    }
  }
}
