export const dune = {
  id: 'dune',
  name: 'Dune',
  author: 'Frank Herbert',
  releaseDate: '1965-08-01',
} as const;

export const solaris = {
  id: 'solaris',
  name: 'Solaris',
  author: 'Stanisław Lem',
} as const;
