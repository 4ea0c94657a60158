package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that finds personal data, in the order in which it takes its part of a text. */
final class PiiFinders {
  /** A search for one type; what it finds has no overlaps. */
  record Finder(PiiType type, Function<Haystack, List<PiiSpan>> find) {
    static Finder of(PiiType type, Function<String, List<PiiSpan>> find) {
      return new Finder(type, in -> find.apply(in.text()));
    }
  }

  static final List<Finder> ALL =
      Stream.of(
              Stream.of(
                  Finder.of(PiiType.SECRET, Secrets::pem),
                  Finder.of(PiiType.SECRET, Secrets::named)),
              Secrets.RULES.stream().map(PiiFinders::of),
              Stream.of(
                  Finder.of(PiiType.EMAIL, Emails::find),
                  Finder.of(PiiType.IBAN, Accounts::ibans),
                  of(Accounts.CARDS)),
              NationalIds.RULES.stream().map(PiiFinders::of),
              Stream.of(
                  Finder.of(PiiType.IP, IpAddresses::findV6),
                  Finder.of(PiiType.IP, IpAddresses::findV4)),
              Phones.RULES.stream().map(PiiFinders::of),
              Addresses.RULES.stream().map(PiiFinders::of))
          .flatMap(finders -> finders)
          .toList();

  private PiiFinders() {}

  private static Finder of(Rule rule) {
    return new Finder(
        rule.type(),
        in -> {
          List<PiiSpan> spans = new ArrayList<>();
          rule.find(in, spans);
          return spans;
        });
  }
}
