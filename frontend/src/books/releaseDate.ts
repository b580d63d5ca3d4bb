// An ISO date names a day, not an instant: in UTC no time zone can shift it.
const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ENTERED_DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

/** `Date` takes 2001-02-30 for 2 March, so the text has to come back the same. */
export function isReleaseDate(text: string): boolean {
  const date = new Date(text);
  return (
    ISO_DATE.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

/** The ISO date of what a person entered, such as 2001/5/31, if it is a day of the calendar. */
export function parseReleaseDate(entered: string): string | undefined {
  const [, year = '', month = '', day = ''] = ENTERED_DATE.exec(entered.trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isReleaseDate(date) ? date : undefined;
}

export function formatReleaseDate(releaseDate: string | undefined): string {
  if (releaseDate === undefined) {
    return '–';
  }
  return isReleaseDate(releaseDate) ? format.format(new Date(releaseDate)) : releaseDate;
}
