/** A world with a planted fault, as a module that `handraise explore` takes: a second ask opens a second request. */
import { assistance } from '../../harness/explorer/worlds/assistance.ts';
import { heardAt, mutantOf } from '../../harness/mutants/planting.ts';
import { charts } from '../../machines/index.ts';

const interaction = mutantOf(charts.interaction, (config) => {
  const actions = ['beginAttempt', 'askWorkgroup', 'showOpening'];
  heardAt(config, 'present.assistance.active')['assistance.ask'] = { target: 'opening', actions };
});

export default assistance(
  {
    name: 'second-ask',
    about: 'Alice asks twice.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: { c1: { owner: 'alice' } },
    budgets: { agent: { ask: 2, cancel: 1 }, supervisor: { accept: 1 } },
  },
  { charts: { ...charts, interaction } },
);
