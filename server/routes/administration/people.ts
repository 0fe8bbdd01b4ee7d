/** People: who they are, what they may do, their passwords. A password comes in once and is kept as a hash only. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { changed, password, personSettings, version } from '../../../machines/administration.ts';
import { id } from '../../../machines/commands.ts';
import { editOf } from '../../directory/change.ts';
import { placesOfSupervisor } from '../../directory/places.ts';
import { Refused } from '../../problems.ts';
import { hashPassword } from '../../secrets.ts';
import type { AdministrationRoutesOptions } from './asked.ts';
import { administratorOnly, askedBy, cascade, keyed, seenVersion } from './asked.ts';

const params = z.object({ person: id });

export const peopleRoutes: FastifyPluginAsyncZod<AdministrationRoutesOptions> = async (
  app,
  { administration, directory },
) => {
  const onRequest = [administratorOnly, app.limited.commands];

  app.put('/api/administration/people/:person', {
    schema: {
      summary:
        'Create a person, or set name, roles, rights and workgroups. Who is logged on with what is taken away is logged off.',
      tags: ['administration'],
      headers: keyed,
      params,
      querystring: z.object({ cascade }),
      body: z.strictObject({ version, value: personSettings }),
      response: { 200: changed },
    },
    onRequest,
    handler: async (request) => {
      const { person } = request.params;
      const { version: seen, value } = request.body;
      await administration.change(askedBy(request, ['person', person, seen, value]), () => {
        administration.expect('person', person, seen);
        const kept = directory.person(person)?.password;
        const places = placesOfSupervisor(directory, person, value);
        if (places.mistakes.length > 0 && !request.query.cascade) {
          throw new Refused('stillNamed', { mistakes: places.mistakes });
        }
        return [...places.edits, editOf('person', person, { ...value, ...(kept !== undefined && { password: kept }) })];
      });
      return { version: directory.version('person', person) };
    },
  });

  app.delete('/api/administration/people/:person', {
    schema: {
      summary: 'Remove a person, who is logged off everywhere. With `cascade` also from the workgroups that name them.',
      tags: ['administration'],
      headers: keyed,
      params,
      querystring: z.object({ version: seenVersion, cascade }),
      response: { 200: changed },
    },
    onRequest,
    handler: async (request) => {
      const { person } = request.params;
      const { version: seen, cascade: isEverywhere } = request.query;
      await administration.change(askedBy(request, ['person', person, seen, null]), () => {
        if (!directory.person(person)) throw new Refused('unknownPerson');
        administration.expect('person', person, seen);
        const places = placesOfSupervisor(directory, person, null);
        if (places.mistakes.length > 0 && !isEverywhere) throw new Refused('stillNamed', { mistakes: places.mistakes });
        return [...places.edits, editOf('person', person, null)];
      });
      return { version: 0 };
    },
  });

  app.put('/api/administration/people/:person/password', {
    schema: {
      summary: 'Set a password, or take it away with null. Whoever is logged on with the former one is logged off.',
      tags: ['administration'],
      headers: keyed,
      params,
      body: z.strictObject({ version, password: z.nullable(password) }),
      response: { 200: changed },
    },
    onRequest,
    handler: async (request) => {
      const { person } = request.params;
      const { version: seen, password: typed } = request.body;
      const hashed = typed === null ? undefined : await hashPassword(typed);
      // A hash of the password, made fast, would be easy to guess from: which one it was is not part of what was asked.
      await administration.change(askedBy(request, ['password', person, seen, typed === null]), () => {
        const known = directory.person(person);
        if (!known) throw new Refused('unknownPerson');
        administration.expect('person', person, seen);
        const { password: _, ...others } = known;
        return [editOf('person', person, { ...others, ...(hashed !== undefined && { password: hashed }) })];
      });
      return { version: directory.version('person', person) };
    },
  });
};
