/**
 * A contact centre on any host, arranged in the words of the domain: `await aCentre(host).withCall('c1', 'alice')`.
 * Sends commands as the session and the ACD would; knows nothing of routes or sockets.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { agent, supervisor } from '../../machines/names.ts';
import type { Arrival, Host } from '../../server/actors/host.ts';

export const aCentre = (host: Pick<Host, 'send'>): Centre => new Centre(host);

const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };

/** An arrival with an id that says what it is; the same arguments make the same command. */
export const arrival = <Type extends CommandType>(
  user: string,
  id: string,
  type: Type,
  body: CommandBody<Type>,
  self: Address = agent(user),
): Arrival => ({ user, id, self, type, body });

export class Centre {
  readonly #host: Pick<Host, 'send'>;
  #sent = 0;

  constructor(host: Pick<Host, 'send'>) {
    this.#host = host;
  }

  send<Type extends CommandType>(user: string, self: Address, type: Type, body: CommandBody<Type>): Promise<Answer> {
    return this.#host.send(arrival(user, `centre-${++this.#sent}`, type, body, self));
  }

  asAgent<Type extends CommandType>(id: string, type: Type, body: CommandBody<Type>): Promise<Answer> {
    return this.send(id, agent(id), type, body);
  }

  asSupervisor<Type extends CommandType>(id: string, type: Type, body: CommandBody<Type>): Promise<Answer> {
    return this.send(id, supervisor(id), type, body);
  }

  asAcd<Type extends CommandType>(type: Type, body: CommandBody<Type>): Promise<Answer> {
    return this.send('service.acd', agent('nobody'), type, body);
  }

  asAdministrator<Type extends CommandType>(type: Type, body: CommandBody<Type>): Promise<Answer> {
    return this.send('admin', agent('nobody'), type, body);
  }

  async withWorkgroup(workgroup: string, supervisors: string[], escalation: string[] = []): Promise<this> {
    const timers = { escalateAfterSeconds: 60, remindEverySeconds: 30 };
    await this.asAdministrator('workgroup.configure', { workgroup, supervisors, escalation, ...timers });
    return this;
  }

  async withAgent(id: string): Promise<this> {
    await this.asAdministrator('agent.configure', { agent: id, rights });
    await this.asAgent(id, 'session.start', { session: `${id}-1`, application: 'client' });
    return this;
  }

  async withSupervisor(id: string): Promise<this> {
    await this.asAdministrator('supervisor.configure', { supervisor: id });
    await this.asSupervisor(id, 'session.start', { session: `${id}-1`, application: 'supervisor' });
    return this;
  }

  async withCall(interaction: string, owner: string, workgroup = 'support'): Promise<this> {
    const offer = { interaction, workgroup, media: 'call' as const, acd: true, text: 'Mr Smith' };
    await this.asAcd('interaction.offer', offer);
    await this.asAcd('interaction.alert', { interaction, agent: owner });
    await this.asAcd('interaction.connect', { interaction });
    return this;
  }

  /** Alice with call c1 in `support`, Sue and Sam supervising it, Eve for escalation. */
  async withEverybody(): Promise<this> {
    await this.withWorkgroup('support', ['sam', 'sue'], ['eve']);
    for (const id of ['sam', 'sue', 'eve']) await this.withSupervisor(id);
    await this.withAgent('alice');
    return this.withCall('c1', 'alice');
  }

  ask(id: string, interaction: string, text = 'Please help me'): Promise<Answer> {
    return this.asAgent(id, 'ask', { interaction, text });
  }
}
