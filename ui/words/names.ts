/** Several people in one sentence: "Sue, Sam and Bea". */

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export type NameOf = (person: string) => string;

export const namesWords = (people: readonly string[], nameOf: NameOf): string => list.format(people.map(nameOf));
