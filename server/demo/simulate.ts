/** Sets the simulated ACD up for a site: who its agents are, what an earlier run left with them, and what must not end. */
import { agent as agentAt, interaction as interactionAt } from '../../machines/names.ts';
import type { Host } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';
import type { DemoAcd, DemoAcdOptions } from './acd.ts';
import { startDemoAcd } from './acd.ts';

export interface SimulateOptions extends Pick<DemoAcdOptions, 'baseUrl' | 'token' | 'onFailure'> {
  host: Pick<Host, 'peek'>;
  directory: Directory;
}

export async function simulateAcd({ host, directory, ...rest }: SimulateOptions): Promise<DemoAcd> {
  const agentsNow = () => directory.people().flatMap(([person, { agent }]) => (agent ? [person] : []));
  const leftovers = await Promise.all(
    agentsNow().map(async (agent) => {
      const { interactions = [] } = ((await host.peek(agentAt(agent)))?.context ?? {}) as { interactions?: string[] };
      return interactions.map((interaction) => ({ interaction, agent }));
    }),
  );
  const acd = startDemoAcd({
    ...rest,
    agents: agentsNow(),
    workgroupsOf: (agent) => {
      const own = directory.person(agent)?.workgroups ?? [];
      return own.length > 0 ? own : directory.workgroups().map(([workgroup]) => workgroup);
    },
    leftovers: leftovers.flat(),
    seed: Date.now() % 2 ** 32,
    isBusy: async (interaction) => {
      const value = (await host.peek(interactionAt(interaction)))?.value;
      const regions = typeof value === 'object' ? value.present : undefined;
      return typeof regions === 'object' && (regions.assistance === 'active' || regions.assistance === 'opening');
    },
  });
  const following = directory.changed.subscribe(() => acd.employ(agentsNow()));
  return {
    ...acd,
    stop: () => {
      following.unsubscribe();
      return acd.stop();
    },
  };
}
