package io.github.lambdaurlguard.parameters;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What CloudFormation is told about one request. */
record Answer(String status, String physicalResourceId, String reason) {

  /** CloudFormation takes an answer of at most 4096 bytes; the ids need some of them. */
  private static final int MAX_REASON_CHARACTERS = 700;

  static Answer success(CloudFormationCustomResourceEvent event) {
    return new Answer("SUCCESS", physicalResourceId(event), "");
  }

  static Answer failure(CloudFormationCustomResourceEvent event, String reason) {
    return new Answer(
        "FAILED",
        physicalResourceId(event),
        reason.length() <= MAX_REASON_CHARACTERS
            ? reason
            : reason.substring(0, MAX_REASON_CHARACTERS) + "…");
  }

  /** The id that CloudFormation knows the resource by; it never changes once it was told. */
  static String physicalResourceId(CloudFormationCustomResourceEvent event) {
    return event.getPhysicalResourceId() == null
        ? event.getStackId() + "/" + event.getLogicalResourceId()
        : event.getPhysicalResourceId();
  }

  byte[] toBody(CloudFormationCustomResourceEvent event) {
    var body = new LinkedHashMap<String, String>();
    body.put("Status", status);
    if (!reason.isEmpty()) {
      body.put("Reason", reason);
    }
    body.put("PhysicalResourceId", physicalResourceId);
    body.put("StackId", event.getStackId());
    body.put("RequestId", event.getRequestId());
    body.put("LogicalResourceId", event.getLogicalResourceId());
    return json(body);
  }

  /** Without the response URL, which is a credential. */
  String toLogLine(CloudFormationCustomResourceEvent event, String invocationId) {
    var line = new LinkedHashMap<String, String>();
    line.put("requestId", invocationId);
    line.put("requestType", event.getRequestType());
    line.put("logicalResourceId", event.getLogicalResourceId());
    line.put("status", status);
    line.put("reason", reason);
    return new String(json(line), StandardCharsets.UTF_8);
  }

  private static byte[] json(Map<String, String> value) {
    try {
      return JSON.std.asBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
