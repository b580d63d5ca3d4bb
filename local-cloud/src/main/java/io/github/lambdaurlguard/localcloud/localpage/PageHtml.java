package io.github.lambdaurlguard.localcloud.localpage;

import static io.github.lambdaurlguard.localcloud.localpage.Html.escaped;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page, rendered whole. */
final class PageHtml {
  private PageHtml() {}

  static String of(Optional<Routes> routes, List<RequestTrace> requests) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Local cloud</title>
    <link rel="stylesheet" href="/__local/page.css">
    <script src="/__local/page.js" defer></script>
    </head>
    <body>
    <header><h1>Local cloud</h1><p id="live" hidden></p></header>
    <main>
    <section id="requests"><h2>Recent requests</h2>
    %s</section>
    <section id="routes"><h2>Routes</h2>
    %s</section>
    </main>
    </body>
    </html>
    """
        .formatted(requests(requests), routes.map(PageHtml::routes).orElse("<p>None yet.</p>\n"));
  }

  private static String requests(List<RequestTrace> requests) {
    return requests.isEmpty()
        ? "<p>None yet. Open <a href=\"/\">the application</a>.</p>\n"
        : requests.stream().map(RequestHtml::of).collect(Collectors.joining());
  }

  private static String routes(Routes routes) {
    return """
    <table class="routes">
    <thead><tr><th>Behaviour<th>Methods<th>At the edge<th>Origin<th>Function</tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(
            routes.distribution().behaviors().stream()
                .map(behavior -> route(routes, behavior))
                .collect(Collectors.joining()));
  }

  private static String route(Routes routes, Behavior behavior) {
    return "<tr><td><code>%s</code><td>%s<td>%s<td>%s<td>%s</tr>\n"
        .formatted(
            escaped(behavior.pattern().toString()),
            escaped(String.join(", ", new TreeSet<>(behavior.allowedMethods()))),
            escaped(edgeFunctions(behavior)),
            escaped(behavior.origin().id()),
            escaped(function(routes, behavior)));
  }

  private static String edgeFunctions(Behavior behavior) {
    return Stream.concat(
            behavior.functions().all().map(CloudFrontFunction::label),
            behavior.edge().functions().map(PageHtml::label))
        .collect(Collectors.joining(", "));
  }

  private static String function(Routes routes, Behavior behavior) {
    return routes.functionUrls().stream()
        .filter(url -> url.host().equals(behavior.origin().domainName()))
        .map(url -> label(url.function()))
        .findFirst()
        .orElse("");
  }

  private static String label(LambdaFunction function) {
    return function.configuration().label();
  }
}
