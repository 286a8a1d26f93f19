/** A table as a source hands it over. */
export interface SourceFile {
  /** What to call it in a message: never an address. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where weekly numbers can be fetched from: the operator named it, and only that name is known in a chat. */
export interface Source {
  readonly name: string;
  readonly kind: 'link' | 'query' | 'folder';
  /**
   * What it holds now, whole: the oldest first where it is several files, at most `largest` bytes each.
   *
   * @throws UserError `source.*`, which name neither an address nor what a server said; `file.too-large`
   */
  fetch(options: {
    readonly largest: number;
    readonly signal?: AbortSignal | undefined;
  }): Promise<readonly SourceFile[]>;
}

/** The sources that the operator opened. */
export interface Sources {
  /** Those that a workspace may use, by name. */
  openTo(workspace: string): readonly Source[];
}

/** For programs that have none. */
export const noSources: Sources = { openTo: () => [] };
