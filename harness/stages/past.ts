/**
 * What a person's history tells of the last request on an interaction, the same whether it is read off a page, a server's
 * answers or the model. Decides nothing about who may see it.
 */
import type { Outcome } from '../../machines/messages.ts';
import type { StepEvent } from '../../machines/story.ts';

export interface PastStep {
  /** Who did it; empty if nobody did. */
  by: string;
  type: StepEvent['type'];
}

export interface PastTold {
  request: string;
  agent: string;
  outcome: Outcome | 'open';
  responsible: string | null;
  /** From the request to its first accept; null if nobody accepted. */
  responseMs: number | null;
  steps: PastStep[];
}

interface Told {
  at: string | number;
  by: string | null;
  event: { type: string; action?: string; person?: string };
}
interface Row {
  request: string;
  agent: string;
  outcome: Outcome | null;
  responsible: string | null;
  openedAt: string | number;
  respondedAt: string | number | null;
}

/** As the routes of a server say it, or the same without a server. */
export function pastTold(row: Row, timeline: readonly Told[]): PastTold {
  const { request, agent, outcome, responsible, openedAt, respondedAt } = row;
  const ms = (at: string | number) => new Date(at).getTime();
  return {
    request,
    agent,
    outcome: outcome ?? 'open',
    responsible,
    responseMs: respondedAt === null ? null : ms(respondedAt) - ms(openedAt),
    steps: timeline.map(({ by, event }) => ({ by: by ?? '', type: event.type as PastStep['type'] })),
  };
}
