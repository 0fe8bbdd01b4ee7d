/** Which requests are sought, as a condition of SQL. What is sought comes from a query, who may be told from sight.ts. */
import type { Media, Urgency } from '../../machines/commands.ts';
import type { Outcome } from '../../machines/messages.ts';
import type { Value } from '../store/statements.ts';
import type { Told } from './sight.ts';

export interface Sought {
  told: Told;
  /** Opened then or later, and before; ms UTC. */
  from?: number | undefined;
  to?: number | undefined;
  workgroups?: readonly string[] | undefined;
  agent?: string | undefined;
  /** Answered for it, or took part. */
  supervisor?: string | undefined;
  reason?: string | undefined;
  outcomes?: readonly (Outcome | 'open')[] | undefined;
  urgency?: Urgency | undefined;
  escalated?: boolean | undefined;
  media?: Media | undefined;
}

export interface Condition {
  /** Begins with AND, or is empty. */
  sql: string;
  values: Value[];
}

/** Without the range of time: requests are numbered in its order. Few texts, whatever the lengths of lists: each is prepared once. */
export function conditionOf(sought: Sought): Condition {
  const parts: { sql: string; values: Value[] }[] = [];
  const where = (sql: string, ...values: Value[]) => parts.push({ sql, values });
  const { told, workgroups, agent, supervisor, reason, outcomes, urgency, escalated, media } = sought;
  const oneOf = '(SELECT value FROM json_each(?))';
  if (!told.isEverything) {
    where(`(workgroup IN ${oneOf} OR agent = ?)`, JSON.stringify(told.workgroups), told.agent ?? null);
  }
  if (workgroups) where(`workgroup IN ${oneOf}`, JSON.stringify(workgroups));
  if (agent !== undefined) where('agent = ?', agent);
  if (supervisor !== undefined)
    where('EXISTS (SELECT 1 FROM helpers WHERE person = ? AND helpers.n = requests.n)', supervisor);
  if (reason !== undefined) where('reason = ?', reason);
  if (outcomes) where(`coalesce(outcome, 'open') IN ${oneOf}`, JSON.stringify(outcomes));
  if (urgency) where('urgency = ?', urgency);
  if (escalated !== undefined) where('escalated = ?', Number(escalated));
  if (media) where('media = ?', media);
  return { sql: parts.map(({ sql }) => ` AND ${sql}`).join(''), values: parts.flatMap(({ values }) => values) };
}
