/** What the operator says of a source. Addresses and queries stay in this process: no chat and no log sees them. */
export type SourceSettings = {
  /** As people call it: `shop-ads`. */
  readonly name: string;
  /** The chat workspaces that may use it. This machine's own terminal and page always may. */
  readonly workspaces: readonly string[];
} & (
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'query'; readonly database: string; readonly query: string }
  | { readonly kind: 'folder'; readonly folder: string }
);

/** What one fetch may take at most. */
export interface SourceBounds {
  /** From beginning to end, in milliseconds. */
  readonly timeoutMs: number;
  /** Rows of a query. */
  readonly mostRows: number;
  /** Files of a folder. */
  readonly mostFiles: number;
}

export const usualBounds: SourceBounds = { timeoutMs: 30_000, mostRows: 100_000, mostFiles: 50 };
