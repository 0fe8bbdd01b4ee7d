/** The known name or step that a mistyped one probably meant, by edit distance. */

/** Least number of insertions, deletions, replacements and swaps of neighbours, each at the price that is given. */
function distance<Item>(a: readonly Item[], b: readonly Item[], price: (x: Item, y: Item) => number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1] as Item;
      const y = b[j - 1] as Item;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + price(x, y));
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

const byLetter = (a: string, b: string) =>
  distance([...a.toLowerCase()], [...b.toLowerCase()], (x, y) => (x === y ? 0 : 1));

const closest = (names: readonly string[], far: (name: string) => number): string | undefined =>
  names.map((name) => ({ name, far: far(name) })).sort((a, b) => a.far - b.far)[0]?.name;

export const nearestName = (typed: string, names: readonly string[]) => closest(names, (name) => byLetter(typed, name));

/** Quoted texts and `{parameters}` count as one word each, and a parameter is nearly any word. */
const words = (text: string) => text.match(/"[^"]*"|\{[^}]*\}|[^\s:()]+/g) ?? [];

const wordsOf = new Map<string, string[]>();
function known(expression: string): string[] {
  const kept = wordsOf.get(expression) ?? words(expression);
  wordsOf.set(expression, kept);
  return kept;
}

/** The nearest of step expressions, such as `{person} accepts the request on {interaction}`. */
export function nearestStep(typed: string, expressions: readonly string[]): string | undefined {
  const said = words(typed);
  const priced = new Map<string, number>();
  const price = (word: string, other: string) => {
    if (other.startsWith('{')) return other === '{string}' ? (word.startsWith('"') ? 0 : 0.9) : 0.4;
    const key = `${word} ${other}`;
    const kept = priced.get(key);
    if (kept !== undefined) return kept;
    const least = Math.min(...other.split('/').map((one) => byLetter(word, one) / Math.max(word.length, one.length)));
    priced.set(key, least);
    return least;
  };
  let best: { expression: string; far: number } | undefined;
  for (const expression of expressions) {
    const others = known(expression);
    // Words that one has more than the other cost as much.
    if (best && Math.abs(others.length - said.length) >= best.far) continue;
    const far = distance(said, others, price);
    if (!best || far < best.far) best = { expression, far };
  }
  return best?.expression;
}
