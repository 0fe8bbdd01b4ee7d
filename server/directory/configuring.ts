/** Commands of the role administrator as changes of the site, so that there is one truth whichever way it is changed. */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Edit } from './change.ts';
import { editOf } from './change.ts';
import type { Directory } from './directory.ts';

const configuring = ['agent.configure', 'supervisor.configure', 'workgroup.configure'] as const;
export type ConfiguringType = (typeof configuring)[number];

export const isConfiguring = (type: CommandType): type is ConfiguringType =>
  (configuring as readonly CommandType[]).includes(type);

/** Somebody whom the site does not know yet is called by their id. */
export function editsOfCommand(directory: Directory, type: ConfiguringType, body: CommandBody): Edit[] {
  if (type === 'agent.configure') {
    const { agent, rights, workgroups } = body as CommandBody<'agent.configure'>;
    const { workgroups: _, ...person } = directory.person(agent) ?? { name: agent };
    return [editOf('person', agent, { ...person, agent: rights, ...(workgroups && { workgroups }) })];
  }
  if (type === 'supervisor.configure') {
    const { supervisor } = body as CommandBody<'supervisor.configure'>;
    const person = directory.person(supervisor) ?? { name: supervisor };
    return [editOf('person', supervisor, { ...person, supervisor: true })];
  }
  const { workgroup, ...settings } = body as CommandBody<'workgroup.configure'>;
  return [editOf('workgroup', workgroup, settings)];
}
