/**
 * One route for each command of the catalogue. Who a command is from is stamped here, from the session or the token, and
 * nowhere else; whether it is allowed beyond the role is for the charts to say.
 */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { CommandBody, CommandType, Role } from '../../machines/commands.ts';
import { commands, commandTypes, id, isSupervisorApplication, requestId } from '../../machines/commands.ts';
import { agent } from '../../machines/names.ts';
import type { Arrival, Host } from '../actors/host.ts';
import type { Administration } from '../directory/administration.ts';
import { editsOfCommand, isConfiguring } from '../directory/configuring.ts';
import type { Directory } from '../directory/directory.ts';
import type { Metrics } from '../metrics.ts';
import { turnedAway } from '../plugins/session.ts';
import { Refused } from '../problems.ts';
import { selfOf } from '../sessions.ts';
import { askedBy } from './administration/asked.ts';

export interface CommandRoutesOptions {
  host: Pick<Host, 'send' | 'peek'>;
  metrics: Pick<Metrics, 'commandTaken'>;
  administration: Administration;
}

const headers = z.object({ 'idempotency-key': id });
const done = z.object({ done: z.literal(true), request: z.optional(requestId) });

export const commandRoutes: FastifyPluginAsyncZod<CommandRoutesOptions> = async (
  app,
  { host, metrics, administration },
) => {
  for (const type of commandTypes) {
    const { body, about } = commands[type];
    app.post(`/api/commands/${type}`, {
      schema: {
        summary: about,
        tags: ['commands'],
        headers,
        body: body as z.ZodMiniType<CommandBody>,
        response: { 200: done },
      },
      // Before the body is read: a stranger's is not.
      onRequest: [async (request) => void senderOf(request, type), app.limited.commands],
      handler: async (request) => {
        const arrival = {
          ...senderOf(request, type),
          id: request.headers['idempotency-key'],
          type,
          body: request.body,
        };
        if (isConfiguring(type)) {
          const asked = askedBy(request, [type, arrival.body]);
          const decide = () => editsOfCommand(administration.directory, type, arrival.body);
          await metrics.commandTaken(administration.change(asked, decide).then(() => ({ done: true as const })));
          return { done: true as const };
        }
        await refuseStranger(arrival, host, administration.directory);
        const answer = await metrics.commandTaken(host.send(arrival));
        if ('done' in answer) return answer;
        const { refused, ...particulars } = answer;
        throw new Refused(refused, particulars);
      },
    });
  }
};

/** Throws `notAuthenticated` or `roleMissing`. */
function senderOf(request: FastifyRequest, type: CommandType): Pick<Arrival, 'user' | 'self'> {
  const { person, office, service } = request;
  const roles: readonly string[] = [commands[type].role as Role | readonly Role[]].flat();
  if (service?.scopes.some((scope) => roles.includes(scope))) {
    return { user: `service.${service.name}`, self: agent(service.name) };
  }
  if (person && roles.includes(isSupervisorApplication(person.application) ? 'supervisor' : 'agent')) {
    return { user: person.person, self: selfOf(person) };
  }
  if (office?.application === 'administrator' && roles.includes('administrator')) {
    return { user: office.person, self: agent(office.person) };
  }
  throw turnedAway(request);
}

/** An interaction would be assigned to nobody: its chart cannot see whether there is such an agent. */
async function refuseStranger(
  { type, body }: Pick<Arrival, 'type' | 'body'>,
  host: Pick<Host, 'peek'>,
  directory: Directory,
): Promise<void> {
  if (type !== 'interaction.alert' && type !== 'interaction.transfer') return;
  const { agent: to } = body as CommandBody<'interaction.alert'>;
  if (!directory.person(to)?.agent || !(await host.peek(agent(to)))) throw new Refused('unknownPerson');
}
