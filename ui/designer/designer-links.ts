/** Addresses of the places of the designer's desk, for links that say where one comes to. */

export interface PlaceQuery {
  tape?: string | undefined;
  turn?: number | undefined;
  actors?: readonly string[];
}

export function queryOf({ tape, turn, actors = [] }: PlaceQuery): URLSearchParams {
  const query = new URLSearchParams();
  if (tape !== undefined) query.set('tape', tape);
  if (turn !== undefined) query.set('turn', String(turn));
  for (const actor of actors) query.append('actor', actor);
  return query;
}

export const travelLink = (query: PlaceQuery): string => `#travel?${queryOf(query)}`;
export const sequenceLink = (query: PlaceQuery): string => `#sequence?${queryOf(query)}`;

/** Charts side by side; more would be too small to be read. */
const actorsMax = 12;

/** What an address asks for; what makes no sense there is left out. */
export function askedBy(query: URLSearchParams): { tape: string | null; turn: number | null; actors: string[] } {
  const turn = Number(query.get('turn'));
  return {
    tape: query.get('tape'),
    turn: query.has('turn') && Number.isSafeInteger(turn) && turn > 0 ? turn : null,
    actors: [...new Set(query.getAll('actor'))].filter((actor) => actor.length <= 160).slice(0, actorsMax),
  };
}
