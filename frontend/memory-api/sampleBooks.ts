import type { StoredBook } from './storedBook.ts';

/** Enough books for two pages, with an author of several, and one without a date. */
const titles: readonly (readonly [name: string, author: string, releaseDate?: string])[] = [
  ['The Left Hand of Darkness', 'Ursula K. Le Guin', '1969-03-01'],
  ['A Wizard of Earthsea', 'Ursula K. Le Guin', '1968-11-01'],
  ['The Dispossessed', 'Ursula K. Le Guin', '1974-05-01'],
  ['The Lathe of Heaven', 'Ursula K. Le Guin', '1971-10-01'],
  ['Kindred', 'Octavia E. Butler', '1979-06-01'],
  ['Parable of the Sower', 'Octavia E. Butler', '1993-10-01'],
  ['Dune', 'Frank Herbert', '1965-08-01'],
  ['Foundation', 'Isaac Asimov', '1951-06-01'],
  ['I, Robot', 'Isaac Asimov', '1950-12-02'],
  ['Solaris', 'Stanisław Lem', '1961-06-20'],
  ['The Cyberiad', 'Stanisław Lem', '1965-01-01'],
  ['Roadside Picnic', 'Arkady and Boris Strugatsky', '1972-06-01'],
  ['The Master and Margarita', 'Mikhail Bulgakov', '1967-01-01'],
  ['Beloved', 'Toni Morrison', '1987-09-16'],
  ['Things Fall Apart', 'Chinua Achebe', '1958-06-17'],
  ['Pedro Páramo', 'Juan Rulfo', '1955-03-19'],
  ['One Hundred Years of Solitude', 'Gabriel García Márquez', '1967-05-30'],
  ['The House of the Spirits', 'Isabel Allende', '1982-10-01'],
  ['Invisible Cities', 'Italo Calvino', '1972-11-03'],
  ['If on a winter’s night a traveler', 'Italo Calvino', '1979-06-01'],
  ['The Name of the Rose', 'Umberto Eco', '1980-09-01'],
  ['The Periodic Table', 'Primo Levi', '1975-01-01'],
  ['The Tale of Genji', 'Murasaki Shikibu'],
  ['Kafka on the Shore', 'Haruki Murakami', '2002-09-12'],
  ['The Remains of the Day', 'Kazuo Ishiguro', '1989-05-01'],
  ['Never Let Me Go', 'Kazuo Ishiguro', '2005-03-03'],
  ['Middlemarch', 'George Eliot', '1871-12-01'],
  ['Frankenstein', 'Mary Shelley', '1818-01-01'],
];

export const sampleBooks: readonly StoredBook[] = titles.map(
  ([name, author, releaseDate], index) => ({
    id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    name,
    author,
    ...(releaseDate !== undefined && { releaseDate }),
  }),
);
