/** Calls and who may change places with whom, as most worlds have them. */

export const oneCall = { c1: { owner: 'alice' } } as const;
export const twoCalls = { c1: { owner: 'alice' }, c2: { owner: 'bob' } } as const;
export const eachOwn = { alice: ['c1'], bob: ['c2'] } as const;
export const twoSupervisors = [[['sue'], ['sam']]] as const;
export const twoAgents = [
  ['alice', 'c1'],
  ['bob', 'c2'],
] as const;
