/** All ways in which those who are interchangeable may change places. */

/** More of them cost more than they save. */
const permutationsMax = 720;

/** Changes of names, but the one that changes nothing. Each list is of tuples of names that go together. */
export function permutationsOf(lists: readonly (readonly (readonly string[])[])[]): ReadonlyMap<string, string>[] {
  let all: Map<string, string>[] = [new Map()];
  for (const list of lists) {
    all = all.flatMap((names) =>
      orders(list).map((order) => {
        const more = new Map(names);
        for (const [n, tuple] of list.entries()) for (const [k, name] of tuple.entries()) more.set(name, order[n]![k]!);
        return more;
      }),
    );
    if (all.length > permutationsMax) throw new Error(`There are more than ${permutationsMax} ways to change places.`);
  }
  return all.filter((names) => [...names].some(([from, to]) => from !== to));
}

const orders = <Member>(list: readonly Member[]): (readonly Member[])[] =>
  list.length === 0
    ? [[]]
    : list.flatMap((member, n) => orders([...list.slice(0, n), ...list.slice(n + 1)]).map((rest) => [member, ...rest]));
