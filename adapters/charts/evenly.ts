/** At most so many of the items, evenly chosen, with the first and the last. */
export function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const every = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => items[Math.round(i * every)]).filter(
    (item): item is Item => item !== undefined,
  );
}
