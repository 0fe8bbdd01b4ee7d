/** A small centre whose people have logged on, with services that may read everything, or everything but texts. */
import { expect } from 'vitest';
import type { AppOptions } from '../../server/app.ts';
import { hashToken } from '../../server/secrets.ts';
import type { TestClient, TestServer } from './server-app.ts';
import { testServer } from './server-app.ts';

const services = {
  reports: { token: hashToken('reports-token'), scopes: ['transcripts' as const] },
  admin: { token: hashToken('admin-token'), scopes: ['administrator' as const] },
};

export interface AskingCentre extends TestServer {
  alice: TestClient;
  bob: TestClient;
  sue: TestClient;
  bea: TestClient;
  reports: TestClient;
  admin: TestClient;
  /** So many requests of Alice on one call, each ended by her. */
  asked(interaction: string, times: number): Promise<void>;
}

export async function aCentre(options: Partial<AppOptions> = {}): Promise<AskingCentre> {
  const server = await testServer({ services, ...options });
  const [alice, bob] = [await server.logOn('alice'), await server.logOn('bob')];
  const [sue, bea] = [await server.logOn('sue', 'supervisor'), await server.logOn('bea', 'supervisor')];
  const withToken = (token: string) => server.anybody().with({ authorization: `Bearer ${token}` });
  return {
    ...server,
    alice,
    bob,
    sue,
    bea,
    reports: withToken('reports-token'),
    admin: withToken('admin-token'),
    asked: async (interaction, times) => {
      await server.connected(interaction, 'alice');
      for (let n = 1; n <= times; n++) {
        const said = await alice.command('ask', { interaction, text: `Question ${n}` });
        expect(said.status).toBe(200);
        await alice.command('done', { request: said.body.request });
      }
    },
  };
}
