/** A step of a trace with people, workgroups, interactions and requests called by other names. */
import type { CommandBody } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { interactionOf, numberOf, partsOf, partsOfToast, requestId, toastId } from '../../machines/names.ts';
import type { Acted, TraceStep } from './trace.ts';

/** From the name that a trace has to the other one. Whoever is not in there keeps theirs. */
export interface OtherNames {
  people: ReadonlyMap<string, string>;
  workgroups: ReadonlyMap<string, string>;
  interactions: ReadonlyMap<string, string>;
  /** Requests of an interaction, by the name that the trace has, that are not told: later ones count from there. */
  untold?: ReadonlyMap<string, number>;
}

export function stepAs(step: TraceStep, names: OtherNames): TraceStep {
  if (step.type === 'act') return actAs(step, names);
  return step.type === 'fire' ? { ...step, actor: addressAs(step.actor, names) } : step;
}

function actAs(act: Acted, names: OtherNames): Acted {
  const { self, command } = act;
  const isService = command.startsWith('interaction.') || command.endsWith('.configure');
  const body = bodyAs(act.body as Record<string, unknown>, names) as CommandBody;
  const to = isService ? self : addressAs(self, names);
  const what = Object.values(body).find((part) => typeof part === 'string');
  return { ...act, self: to, body, name: `${partsOf(to).id} ${command} ${what ?? ''}`.trim() };
}

function bodyAs(body: Record<string, unknown>, names: OtherNames): Record<string, unknown> {
  const { people, workgroups, interactions } = names;
  const said = Object.entries(body).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    switch (key) {
      case 'agent':
      case 'to':
        return [key, people.get(value) ?? value];
      case 'workgroup':
        return [key, workgroups.get(value) ?? value];
      case 'interaction':
        return [key, interactions.get(value) ?? value];
      case 'request':
        return [key, requestAs(value, names)];
      case 'toast': {
        const { request, supervisor, showing } = partsOfToast(value);
        return [key, toastId(requestAs(request, names), people.get(supervisor) ?? supervisor, showing)];
      }
      default:
        return [key, value];
    }
  });
  return Object.fromEntries(said);
}

function requestAs(request: string, { interactions, untold }: OtherNames): string {
  const own = interactionOf(request);
  return requestId(interactions.get(own) ?? own, numberOf(request) - (untold?.get(own) ?? 0));
}

function addressAs(address: Address, names: OtherNames): Address {
  const { kind, id } = partsOf(address);
  switch (kind) {
    case 'request':
      return `request/${requestAs(id, names)}`;
    case 'interaction':
      return `interaction/${names.interactions.get(id) ?? id}`;
    case 'workgroup':
      return `workgroup/${names.workgroups.get(id) ?? id}`;
    default:
      return `${kind}/${names.people.get(id) ?? id}`;
  }
}
