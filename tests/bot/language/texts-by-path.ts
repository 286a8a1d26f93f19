/** Every text of a catalogue by its path. */
export function textsByPath(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...textsByPath(value, `${path}${key}.`)],
    ),
  );
}
