export interface StoredBook {
  readonly id: string;
  readonly name: string;
  readonly author: string;
  readonly releaseDate?: string;
}
