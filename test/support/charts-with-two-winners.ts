/** The charts of a server with a fault, as a module that a thread can load: two supervisors can take one request. */
import { faults } from './audited.ts';

export const charts = faults['P-ONE-WINNER'];
