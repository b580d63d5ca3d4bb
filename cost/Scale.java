import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Which quota a load meets first. A program of one file, which runs Cost.java beside it: {@code
 * java cost/Scale.java [name=value]... [region=requests-per-second]...}
 *
 * <p>The quotas are in quotas.properties; docs/scale.md has the formulas.
 */
public class Scale {
  private static final double SECONDS_A_MONTH = 30 * 24 * 3600;

  /** What people can say of their load, with what is assumed otherwise. */
  private static final Map<String, Double> ASSUMED = new LinkedHashMap<>();

  static {
    ASSUMED.put("average", 0.1); // the month's average as a share of the peak
    ASSUMED.put("response-ms", 20.0); // of a function at the peak, warm
    ASSUMED.put("edge-ms", 1.0); // of the signer
    ASSUMED.put("response-kb", 2.0);
    ASSUMED.put("request-kb", 1.0);
    ASSUMED.put("writes", 0.1); // share of the requests that write
    ASSUMED.put("busiest-function", 0.5); // share of the requests that one function gets
    ASSUMED.put("hottest-author", 0.05); // share of the requests, read or written, for one author
    ASSUMED.put("author-lists", 0.1); // share of the requests that list an author's books
    ASSUMED.put("page-kb", 10.0); // of DynamoDB's items that such a list reads
    ASSUMED.put("read-units", 0.5);
    ASSUMED.put("write-units", 1.0); // for a write, in the table; as many again in the index
    ASSUMED.put("log-bytes", 300.0); // of the line that a function logs for a request
    ASSUMED.put("concurrency", 0.0); // reserved for each function; 0 reserves nothing
  }

  /**
   * One quota and how much of it a load takes.
   *
   * @param used in the unit of the quota
   * @param advice what to raise or change
   */
  record Use(String quota, double used, double limit, String advice) {
    double share() {
      return used / limit;
    }
  }

  private final Map<String, Double> load;
  private final Map<String, Double> regions;
  private final Properties quotas;

  Scale(Map<String, Double> load, Map<String, Double> regions, Properties quotas) {
    this.load = load;
    this.regions = regions;
    this.quotas = quotas;
  }

  public static void main(String[] arguments) throws IOException {
    var load = new LinkedHashMap<>(ASSUMED);
    var regions = new LinkedHashMap<String, Double>();
    for (var argument : arguments) {
      try {
        read(argument, load, regions);
      } catch (IllegalArgumentException e) {
        System.err.println(
            "bin/scale: %s: %s; give region=requests-per-second, such as eu-central-1=200, and name=value with any of"
                .formatted(argument, e.getMessage()));
        ASSUMED.forEach((known, value) -> System.err.printf("  %s=%s%n", known, text(value)));
        System.exit(2);
      }
    }
    if (regions.isEmpty()) {
      regions.put("eu-central-1", 100.0);
    }
    var quotas = new Properties();
    try (var file = Files.newBufferedReader(Path.of("cost", "quotas.properties"))) {
      quotas.load(file);
    }
    var scale = new Scale(load, regions, quotas);
    scale.print();
    System.out.printf(
        "%nA month at %s of that, as bin/cost has it: ", percent(load.get("average")));
    System.out.flush();
    System.exit(scale.printCost());
  }

  /** Source files find no other ones before Java 22, so the cost is a program of its own. */
  private int printCost() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var program = Path.of("cost", "Cost.java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", program));
    command.addAll(costArguments());
    return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
  }

  private static void read(String argument, Map<String, Double> load, Map<String, Double> regions) {
    var separator = argument.indexOf('=');
    if (separator < 0) {
      throw new IllegalArgumentException("there is no =");
    }
    var name = argument.substring(0, separator);
    var value = Double.parseDouble(argument.substring(separator + 1));
    var isShare =
        List.of("average", "writes", "busiest-function", "hottest-author", "author-lists")
            .contains(name);
    if (!Double.isFinite(value) || value < 0 || (isShare && value > 1)) {
      throw new IllegalArgumentException(name + " cannot be " + text(value));
    }
    if (ASSUMED.containsKey(name)) {
      load.put(name, value);
    } else if (name.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      regions.put(name, value);
    } else {
      throw new IllegalArgumentException("there is no " + name);
    }
  }

  private void print() {
    load.forEach((name, value) -> System.out.printf("%s=%s ", name, text(value)));
    regions.forEach((name, value) -> System.out.printf("%s=%s ", name, text(value)));
    System.out.printf("%n%n%-62s%12s%12s%8s%n", "quota, nearest first", "used", "of", "share");
    var uses = uses();
    for (var use : uses) {
      System.out.printf(
          Locale.ROOT,
          "%-62s%12.1f%12.0f%8s%n",
          use.quota(),
          use.used(),
          use.limit(),
          percent(use.share()));
    }
    var first = uses.get(0);
    var peak = requests();
    System.out.printf(
        Locale.ROOT,
        "%nFirst to bind: %s, at %.0f requests a second in all.%n%s%n",
        first.quota(),
        first.share() == 0 ? Double.POSITIVE_INFINITY : peak / first.share(),
        first.advice());
    for (var use : uses) {
      if (use != first && use.share() > 1) {
        System.out.printf("Also beyond: %s. %s%n", use.quota(), use.advice());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Logs: %.1f GB a day at the peak, %.1f GB a month on average; no quota, but a price.%n",
        peak * load.get("log-bytes") * 86_400 / 1e9,
        peak * load.get("average") * load.get("log-bytes") * SECONDS_A_MONTH / 1e9);
  }

  /** Every quota that the load takes a share of, the largest share first. */
  List<Use> uses() {
    var uses = new ArrayList<Use>();
    uses.add(
        new Use(
            "CloudFront: requests a second of the distribution",
            requests(),
            quota("cloudfront.requests.second"),
            "Ask for more in Service Quotas, or split the traffic over two distributions."));
    uses.add(
        new Use(
            "CloudFront: gigabits a second of the distribution",
            requests() * load.get("response-kb") * 8 / 1e6,
            quota("cloudfront.transfer.gigabits.second"),
            "Ask for more in Service Quotas."));
    regions.forEach(
        (region, requests) -> {
          uses.add(
              new Use(
                  "Lambda@Edge in " + region + ": requests a second",
                  requests,
                  quota("edge.requests.second"),
                  "Ask for more in this Region; the signer runs for every request to the API."));
          uses.add(
              new Use(
                  "Lambda@Edge in " + region + ": concurrency",
                  requests * load.get("edge-ms") / 1000,
                  quota("edge.concurrency"),
                  "Ask for more in this Region."));
        });
    uses.addAll(functions());
    uses.addAll(table());
    uses.sort(Comparator.comparingDouble(Use::share).reversed());
    return uses;
  }

  /** The functions run in one Region, whichever the viewers are in. */
  private List<Use> functions() {
    var concurrency = requests() * load.get("response-ms") / 1000;
    var busiest = load.get("busiest-function");
    var reserved = load.get("concurrency");
    var perConcurrency = quota("lambda.requests.second.per.concurrency");
    var uses = new ArrayList<Use>();
    uses.add(
        new Use(
            "Lambda: concurrency of the account",
            concurrency,
            quota("lambda.concurrency"),
            "Ask for more concurrency; every function of the account in the Region shares it."));
    uses.add(
        new Use(
            "Lambda: requests a second of the account",
            requests(),
            quota("lambda.concurrency") * perConcurrency,
            "Ask for more concurrency: it is ten requests a second for each unit, however short."));
    if (reserved > 0) {
      uses.add(
          new Use(
              "Lambda: concurrency reserved for the busiest function",
              concurrency * busiest,
              reserved,
              "Raise ReservedConcurrency of backend.yaml."));
      uses.add(
          new Use(
              "Function URL: requests a second of the busiest function",
              requests() * busiest,
              reserved * perConcurrency,
              "Raise ReservedConcurrency of backend.yaml: a URL takes ten times that a second."));
    }
    uses.add(
        new Use(
            "Lambda: environments the busiest function starts in "
                + text(quota("lambda.scaling.seconds"))
                + " s",
            concurrency * busiest,
            quota("lambda.scaling.environments"),
            "This rate is fixed: what comes faster is throttled until it has caught up. Use"
                + " provisioned concurrency for a rise that you can foresee."));
    return uses;
  }

  private List<Use> table() {
    var writes = requests() * load.get("writes");
    var writeUnits = writes * load.get("write-units");
    var lists = requests() * load.get("author-lists");
    // Queries of the index are eventually consistent: half a unit for 4 KB.
    var listUnits = Math.ceil(load.get("page-kb") / 4) / 2;
    var reads = requests() - writes - lists;
    var readUnits = Math.max(0, reads) * load.get("read-units");
    var hottest = load.get("hottest-author");
    var uses = new ArrayList<Use>();
    uses.add(
        new Use(
            "DynamoDB: write units a second of the table",
            writeUnits,
            quota("dynamodb.table.write.units.second"),
            "Ask for more for the table and for its index."));
    uses.add(
        new Use(
            "DynamoDB: read units a second of the table",
            readUnits,
            quota("dynamodb.table.read.units.second"),
            "Ask for more, or read eventually consistent where a moment's delay does no harm."));
    uses.add(
        new Use(
            "DynamoDB: write units a second a new table takes at once",
            writeUnits,
            quota("dynamodb.new.write.units.second"),
            "Warm the table up (WarmThroughput), or let the load double no faster than in 30"
                + " minutes."));
    uses.add(
        new Use(
            "DynamoDB: read units a second a new table takes at once",
            readUnits,
            quota("dynamodb.new.read.units.second"),
            "Warm the table up (WarmThroughput), or let the load double no faster than in 30"
                + " minutes."));
    uses.add(
        new Use(
            "DynamoDB: write units a second of the hottest author's key in the index",
            writeUnits * hottest,
            quota("dynamodb.partition.write.units.second"),
            "No request raises it. The index holds back the table's writes too: spread the key, as"
                + " docs/scale.md tells."));
    uses.add(
        new Use(
            "DynamoDB: read units a second of the hottest author's key in the index",
            lists * listUnits * hottest,
            quota("dynamodb.partition.read.units.second"),
            "No request raises it: cache the lists at CloudFront for a second, or spread the"
                + " key."));
    return uses;
  }

  private List<String> costArguments() {
    return List.of(
        "requests=" + requests() * load.get("average") * SECONDS_A_MONTH,
        "response-kb=" + load.get("response-kb"),
        "request-kb=" + load.get("request-kb"),
        "function-ms=" + load.get("response-ms"),
        "edge-ms=" + load.get("edge-ms"),
        "writes=" + load.get("writes"),
        "read-units=" + load.get("read-units"),
        "write-units=" + 2 * load.get("write-units"));
  }

  private double requests() {
    return regions.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private double quota(String name) {
    return Double.parseDouble(quotas.getProperty(name));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
