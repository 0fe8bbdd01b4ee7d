/** The places of the administrator's desk, the first one without a name in the address. */
export const places = ['workgroups', 'people', 'services', 'changes', 'site'] as const;
export type PlaceName = (typeof places)[number];
