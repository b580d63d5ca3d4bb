package io.github.lambdaurlguard.delivery.logs;

import io.github.lambdaurlguard.delivery.account.Aws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads several log groups, each event once, and merges them by time. */
public final class LogReader {

  /** How much later than others an event may come and still be read. */
  private static final Duration LATENESS = Duration.ofMinutes(1);

  private final Aws aws;
  private final Instant since;

  /** When the newest event of each group happened, and which are known from the time before it. */
  private final Map<LogSource, Instant> newest = new HashMap<>();

  private final Map<LogSource, Set<String>> known = new HashMap<>();

  /** Reads from this time on. */
  public LogReader(Aws aws, Instant since) {
    this.aws = aws;
    this.since = since;
  }

  /** An event of a group. */
  public record Event(Instant time, LogSource source, String text) {}

  /** What has come since the last time, the oldest first. */
  public List<Event> read(List<LogSource> sources) {
    sources.forEach(source -> aws.logs(source.region())); // Clients are made by one thread.
    var events = new ArrayList<Event>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = sources.stream().map(source -> threads.submit(() -> eventsOf(source))).toList();
      for (var i = 0; i < sources.size(); i++) {
        add(sources.get(i), answers.get(i).get(), events);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading logs", e);
    }
    events.sort(Comparator.comparing(Event::time));
    return events;
  }

  private List<FilteredLogEvent> eventsOf(LogSource source) {
    try {
      return aws
          .logs(source.region())
          .filterLogEventsPaginator(
              request ->
                  request.logGroupName(source.group()).startTime(start(source).toEpochMilli()))
          .events()
          .stream()
          .toList();
    } catch (ResourceNotFoundException _) {
      return List.of(); // It was deleted meanwhile.
    }
  }

  private Instant start(LogSource source) {
    var from = newest.getOrDefault(source, since).minus(LATENESS);
    return from.isBefore(since) ? since : from;
  }

  private void add(LogSource source, List<FilteredLogEvent> found, List<Event> events) {
    var before = known.getOrDefault(source, Set.of());
    var ids = new HashSet<String>();
    for (var event : found) {
      ids.add(event.eventId());
      var time = Instant.ofEpochMilli(event.timestamp());
      if (!before.contains(event.eventId())) {
        events.add(new Event(time, source, event.message()));
      }
      newest.merge(source, time, (one, other) -> one.isAfter(other) ? one : other);
    }
    known.put(source, ids);
  }
}
