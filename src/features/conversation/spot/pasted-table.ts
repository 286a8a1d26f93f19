const least = /^(?:min|minimum|floor|at least|lower|下限|最少|最低|保底)$/i;
const most = /^(?:max|maximum|cap|ceiling|at most|upper|上限|最多|最高|封顶)$/i;

/** The text with a table of bounds that was pasted from a sheet (a name, a least, a most by row) as one line a bound. */
export function tableAsLines(said: string): string {
  const lines = said.split(/\r?\n/);
  const head = lines.findIndex((line) => {
    const cells = cellsOf(line);
    return cells.length >= 2 && cells.slice(1).every((cell) => least.test(cell) || most.test(cell));
  });
  const titles = cellsOf(lines[head] ?? '');
  if (head < 0) return said.replaceAll('\t', ' ');
  const rows = lines.slice(head + 1).flatMap((line) => {
    const [name = '', ...cells] = cellsOf(line);
    if (cells.length === 0) return [line];
    return cells.flatMap((cell, at) => {
      if (cell === '') return [];
      return [`${name} ${least.test(titles[at + 1] ?? '') ? '>=' : '<='} ${cell}`];
    });
  });
  return [...lines.slice(0, head), ...rows].join('\n').replaceAll('\t', ' ');
}

const cellsOf = (line: string) => line.split(line.includes('\t') ? '\t' : '|').map((cell) => cell.trim());
