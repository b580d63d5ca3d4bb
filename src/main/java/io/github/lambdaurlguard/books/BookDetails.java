package io.github.lambdaurlguard.books;

import java.time.LocalDate;
import java.util.Optional;

/** What a client says about a book: validated, trimmed, without the parts that the server adds. */
record BookDetails(String name, String author, Optional<LocalDate> releaseDate) {}
