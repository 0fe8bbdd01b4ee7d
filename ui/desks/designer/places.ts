/** The places of the designer's desk, the first one without a name in the address. */
export const places = ['live', 'travel', 'sequence', 'coverage'] as const;
export type PlaceName = (typeof places)[number];
