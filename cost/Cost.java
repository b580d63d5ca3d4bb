import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What a month costs, four ways. A program of one file: {@code java cost/Cost.java [name=value]...}
 *
 * <p>The prices are in prices.properties and plans.properties; docs/cost.md has the formula.
 */
public class Cost {
  private static final double MILLION = 1e6;

  /** What people can say of their month, with what is assumed otherwise. */
  private static final Map<String, Double> ASSUMED = new LinkedHashMap<>();

  static {
    ASSUMED.put("requests", 1e6); // to the functions, a month
    ASSUMED.put("response-kb", 2.0); // on average, with headers
    ASSUMED.put("request-kb", 1.0); // on average; more than 512 count more than once at an HTTP API
    ASSUMED.put("function-ms", 20.0); // billed for a request
    ASSUMED.put("function-mb", 1024.0);
    ASSUMED.put("edge-ms", 1.0); // billed for a request
    ASSUMED.put("edge-mb", 128.0);
    ASSUMED.put("writes", 0.1); // share of the requests that write; the others read
    ASSUMED.put("read-units", 0.5); // for a read: 4 KB, eventually consistent
    ASSUMED.put("write-units", 2.0); // for a write: 1 KB, in the table and in its index
    ASSUMED.put("free-tier", 0.0); // 1 subtracts what is free for ever
  }

  private final Map<String, Double> month;
  private final Properties prices;

  Cost(Map<String, Double> month, Properties prices) {
    this.month = month;
    this.prices = prices;
  }

  public static void main(String[] arguments) throws IOException {
    var month = new LinkedHashMap<>(ASSUMED);
    for (var argument : arguments) {
      var separator = argument.indexOf('=');
      var name = separator < 0 ? argument : argument.substring(0, separator);
      try {
        if (!ASSUMED.containsKey(name)) {
          throw new IllegalArgumentException("there is no " + name);
        }
        var value = Double.parseDouble(argument.substring(separator + 1));
        if (!Double.isFinite(value) || value < 0 || (name.equals("writes") && value > 1)) {
          throw new IllegalArgumentException(name + " cannot be " + value);
        }
        month.put(name, value);
      } catch (IllegalArgumentException e) {
        System.err.println(
            "bin/cost: " + argument + ": " + e.getMessage() + "; give name=value, with any of");
        ASSUMED.forEach((known, value) -> System.err.printf("  %s=%s%n", known, text(value)));
        System.exit(2);
      }
    }
    var prices = new Properties();
    try (var file = Files.newBufferedReader(Path.of("cost", "prices.properties"))) {
      prices.load(file);
    }
    var plans = Path.of("cost", "plans.properties");
    if (Files.exists(plans)) {
      try (var file = Files.newBufferedReader(plans)) {
        prices.load(file);
      }
    }
    new Cost(month, prices).print();
  }

  private void print() {
    month.forEach((name, value) -> System.out.printf("%s=%s ", name, text(value)));
    System.out.printf("%n%nUS dollars a month:%n");
    var ways = new LinkedHashMap<String, Map<String, Double>>();
    ways.put("Lambda URL Guard", guard());
    ways.put("origin access control", originAccessControl());
    ways.put("HTTP API", api("http", httpApiRequests()));
    ways.put("REST API", api("rest", requests()));
    var parts = new TreeSet<String>();
    ways.values().forEach(way -> parts.addAll(way.keySet()));
    row("", List.copyOf(ways.keySet()));
    for (var part : parts) {
      row(part, ways.values().stream().map(way -> dollars(way.get(part))).toList());
    }
    row("total", ways.values().stream().map(way -> dollars(sum(way))).toList());
    System.out.printf(
        "%nReadsBy=OriginAccessControl saves %s: only writes are signed at the edge.%n",
        dollars((1 - month.get("writes")) * guard().get("Lambda@Edge")));
    printPlans();
  }

  /** With a plan, CloudFront's requests and gigabytes cost its price and nothing more. */
  private void printPlans() {
    var plans =
        prices.stringPropertyNames().stream()
            .filter(name -> name.startsWith("plan.") && name.endsWith(".month"))
            .map(name -> name.substring("plan.".length(), name.length() - ".month".length()))
            .sorted(Comparator.comparingDouble(plan -> price("plan." + plan + ".month")))
            .toList();
    if (plans.isEmpty()) {
      return;
    }
    var rest = guard();
    rest.remove("CloudFront");
    System.out.printf("%nLambda URL Guard with a flat-rate plan of CloudFront:%n");
    for (var plan : plans) {
      var suffices =
          requests() <= price("plan." + plan + ".requests")
              && gigabytesOut() <= price("plan." + plan + ".gigabytes");
      System.out.printf(
          "%-12s%18s%s%n",
          plan,
          dollars(price("plan." + plan + ".month") + sum(rest)),
          suffices ? "" : "  more than its allowance: CloudFront may slow it down");
    }
  }

  private Map<String, Double> guard() {
    var parts = new LinkedHashMap<>(originAccessControl());
    parts.put(
        "Lambda@Edge",
        requests() / MILLION * price("edge.requests.million")
            + gigabyteSeconds("edge") * price("edge.gigabyte.seconds"));
    return parts;
  }

  private Map<String, Double> originAccessControl() {
    var parts = new LinkedHashMap<>(functions());
    parts.put(
        "CloudFront",
        beyond(requests(), "cloudfront.free.requests")
                / MILLION
                * price("cloudfront.requests.million")
            + beyond(gigabytesOut(), "cloudfront.free.gigabytes")
                * price("cloudfront.transfer.gigabyte"));
    return parts;
  }

  private Map<String, Double> api(String kind, double meteredRequests) {
    var parts = new LinkedHashMap<>(functions());
    parts.put(
        "API Gateway", meteredRequests / MILLION * price("api." + kind + ".requests.million"));
    parts.put(
        "transfer",
        beyond(gigabytesOut(), "internet.free.gigabytes") * price("internet.transfer.gigabyte"));
    return parts;
  }

  private Map<String, Double> functions() {
    var parts = new LinkedHashMap<String, Double>();
    parts.put(
        "Lambda",
        beyond(requests(), "lambda.free.requests") / MILLION * price("lambda.requests.million")
            + beyond(gigabyteSeconds("function"), "lambda.free.gigabyte.seconds")
                * price("lambda.gigabyte.seconds"));
    parts.put(
        "DynamoDB",
        requests()
            / MILLION
            * ((1 - month.get("writes")) * month.get("read-units") * price("dynamodb.reads.million")
                + month.get("writes")
                    * month.get("write-units")
                    * price("dynamodb.writes.million")));
    return parts;
  }

  private double requests() {
    return month.get("requests");
  }

  private double httpApiRequests() {
    var larger = Math.max(month.get("request-kb"), month.get("response-kb"));
    return requests() * Math.max(1, Math.ceil(larger / 512));
  }

  private double gigabytesOut() {
    return requests() * month.get("response-kb") / 1e6;
  }

  /** Lambda bills whole milliseconds. */
  private double gigabyteSeconds(String where) {
    return requests()
        * Math.ceil(month.get(where + "-ms"))
        / 1000
        * month.get(where + "-mb")
        / 1024;
  }

  private double beyond(double used, String free) {
    return Math.max(0, used - month.get("free-tier") * price(free));
  }

  private double price(String name) {
    return Double.parseDouble(prices.getProperty(name));
  }

  private static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static String dollars(Double amount) {
    return amount == null ? "-" : String.format(Locale.ROOT, "%.2f", amount);
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static void row(String name, List<String> cells) {
    System.out.printf(
        "%-12s%18s%23s%10s%10s%n", name, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
  }
}
