/** What the elements of a desk of which no chart knows share: who is logged on, the site's name, and requests in its name. */
import { createContext } from '@lit/context';
import type { Fetch } from './desk-fetch.ts';
import type { Session } from './session.ts';

export interface Office {
  session: Session;
  siteName: string;
  ask: Fetch;
  /** Logs off and goes to the log-on page. */
  leave(): Promise<void>;
}

export const officeContext = createContext<Office>('office');
