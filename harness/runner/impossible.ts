/** A step could not be done at all: what it is aimed at is not there. Fails the scenario at that step. */
export class Impossible extends Error {}
