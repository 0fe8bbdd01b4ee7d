/** The sites that are shipped with the scenarios, read once for all recordings. */
import { Sites } from '../language/library.ts';

export const shippedSites = new Sites();
