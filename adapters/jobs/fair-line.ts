/** One that waits in a line, and where it stands. */
interface Place<Item> {
  readonly item: Item;
  readonly workspace: string;
  /** Start-time tag: the lowest goes first. */
  readonly tag: number;
}

/**
 * A line in which every workspace gets its turn: start-time fair queueing (Goyal, Vin and Cheng, 1996) with every
 * request counted alike. Each is tagged max(tag of the one that was last taken, tag of its workspace's newest + 1);
 * the lowest tag goes first. So the first request of a workspace goes before the second one of any other that came
 * before it, requests of one workspace keep their order, and nobody waits for ever.
 */
export class FairLine<Item> {
  /** In the order of their coming, which decides between equal tags. */
  readonly #places = new Map<Item, Place<Item>>();
  readonly #newestTag = new Map<string, number>();
  #now = 0;

  get size(): number {
    return this.#places.size;
  }

  /** How many of one workspace wait. */
  sizeOf(workspace: string): number {
    return [...this.#places.values()].filter((place) => place.workspace === workspace).length;
  }

  push(workspace: string, item: Item): void {
    const tag = Math.max(this.#now, (this.#newestTag.get(workspace) ?? -1) + 1);
    this.#newestTag.set(workspace, tag);
    this.#places.set(item, { item, workspace, tag });
  }

  /** Takes the next one out; undefined when nobody waits. */
  take(): Item | undefined {
    let next: Place<Item> | undefined;
    for (const place of this.#places.values()) if (next === undefined || place.tag < next.tag) next = place;
    if (next === undefined) return undefined;
    this.#places.delete(next.item);
    this.#now = next.tag;
    // A tag below the present one says nothing any more.
    for (const [workspace, tag] of this.#newestTag) {
      if (tag < this.#now) this.#newestTag.delete(workspace);
    }
    return next.item;
  }

  /** Takes one out of the line, as if it had not come; false when it does not wait. */
  remove(item: Item): boolean {
    const place = this.#places.get(item);
    if (place === undefined) return false;
    this.#places.delete(item);
    const tags = [...this.#places.values()]
      .filter(({ workspace }) => workspace === place.workspace)
      .map(({ tag }) => tag);
    if (tags.length > 0) this.#newestTag.set(place.workspace, Math.max(...tags));
    else this.#newestTag.delete(place.workspace);
    return true;
  }
}
