/** What the page around an embedded desk is told of the agent's interactions: how each stands, nothing of what was said. */
import { agentDesk } from '../../machines/desk.ts';
import type { AgentView } from '../../machines/wire.ts';
import type { Desk } from '../data/desk.ts';
import type { InteractionState } from './protocol.ts';
import { interactionsMax } from './protocol.ts';

export function standingOf({ store, marks }: Pick<Desk, 'store' | 'marks'>, agent: AgentView): InteractionState[] {
  return agentDesk(store.desk.views, agent)
    .slice(0, interactionsMax)
    .map(({ interaction: { interaction }, request, dimmed }): InteractionState => {
      const read = request ? marks.readOn(request.request) : 0;
      const unread = request?.lines.filter(({ n, person }) => person !== agent.agent && n > read).length ?? 0;
      return {
        interaction,
        state: agent.dialogs[interaction]?.state ?? 'none',
        unread,
        ...(dimmed !== undefined && { dimmed }),
      };
    });
}
