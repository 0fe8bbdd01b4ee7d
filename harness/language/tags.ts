/** Which scenarios a tag expression chooses: `@R-TAKEN and not (@model or @server)`. */

export class TagMistake extends Error {}

export type TagFilter = (tags: readonly string[]) => boolean;

export function tagFilter(expression: string): TagFilter {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  const filter = either(tokens);
  if (tokens.length > 0) throw new TagMistake(`"${tokens.join(' ')}" is not understood in --tags "${expression}".`);
  return filter;
}

function either(tokens: string[]): TagFilter {
  const left = both(tokens);
  if (tokens[0] !== 'or') return left;
  tokens.shift();
  const right = either(tokens);
  return (tags) => left(tags) || right(tags);
}

function both(tokens: string[]): TagFilter {
  const left = one(tokens);
  if (tokens[0] !== 'and') return left;
  tokens.shift();
  const right = both(tokens);
  return (tags) => left(tags) && right(tags);
}

function one(tokens: string[]): TagFilter {
  const token = tokens.shift();
  if (token === 'not') {
    const inner = one(tokens);
    return (tags) => !inner(tags);
  }
  if (token === '(') {
    const inner = either(tokens);
    if (tokens.shift() !== ')') throw new TagMistake('A ) is missing in --tags.');
    return inner;
  }
  if (!token?.startsWith('@')) throw new TagMistake(`--tags wants tags such as @R-TAKEN, not "${token ?? 'nothing'}".`);
  return (tags) => tags.includes(token);
}
