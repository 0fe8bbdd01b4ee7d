/** Sets the simulated ACD up for a site: who its agents are, what an earlier run left with them, and what must not end. */
import { agent as agentAt, interaction as interactionAt } from '../../machines/names.ts';
import type { Host } from '../actors/host.ts';
import type { Site } from '../site.ts';
import type { DemoAcd, DemoAcdOptions } from './acd.ts';
import { startDemoAcd } from './acd.ts';

export interface SimulateOptions extends Pick<DemoAcdOptions, 'baseUrl' | 'token' | 'onFailure'> {
  host: Pick<Host, 'peek'>;
  site: Site;
}

export async function simulateAcd({ host, site, ...rest }: SimulateOptions): Promise<DemoAcd> {
  const agents = Object.keys(site.people).filter((person) => site.people[person]?.agent);
  const leftovers = await Promise.all(
    agents.map(async (agent) => {
      const { interactions = [] } = ((await host.peek(agentAt(agent)))?.context ?? {}) as { interactions?: string[] };
      return interactions.map((interaction) => ({ interaction, agent }));
    }),
  );
  return startDemoAcd({
    ...rest,
    agents,
    workgroups: Object.keys(site.workgroups),
    leftovers: leftovers.flat(),
    seed: Date.now() % 2 ** 32,
    isBusy: async (interaction) => {
      const value = (await host.peek(interactionAt(interaction)))?.value;
      const regions = typeof value === 'object' ? value.present : undefined;
      return typeof regions === 'object' && (regions.assistance === 'active' || regions.assistance === 'opening');
    },
  });
}
