/**
 * Recordings over HTTP, for QA: begin one, look how far it is, end it with a scenario, or drop it. What people wrote is in
 * the scenario only if whoever records may read it.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { id } from '../../machines/commands.ts';
import { ownRecording, recorded, recording, startRecording, stopRecording } from '../../machines/recordings.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { PluggedIn } from '../../server/plugged-in.ts';
import { officeOf, readsTexts } from '../../server/plugins/session.ts';
import { Refused } from '../../server/problems.ts';
import type { TapeLibrary } from '../tapes/library.ts';
import { fileNameOf } from './file-name.ts';
import type { Recording } from './recordings.ts';
import { Recordings } from './recordings.ts';
import type { WritingTask } from './writing.ts';
import { writtenInThread } from './writing.ts';

export interface RecorderRoutesOptions extends PluggedIn {
  /** Where what was recorded can be stepped through. */
  tapes?: Pick<TapeLibrary, 'addStretch'>;
  /** Left out: in a thread of its own. */
  write?: typeof writtenInThread;
}

/** Scenarios that are written at the same time: each takes a processor. */
const writtenAtOnce = 1;

const named = z.object({ recording: id });

export const recorderRoutes: FastifyPluginAsyncZod<RecorderRoutesOptions> = async (app, options) => {
  const { host, directory, now, databasePath, tapes, write = writtenInThread } = options;
  const recordings = new Recordings({ host, now });
  let writing = 0;

  const own = (request: Parameters<typeof officeOf>[0], wanted: string): Recording => {
    const found = recordings.find(wanted, officeOf(request, 'qa').person);
    if (!found) throw new Refused('unknownRecording');
    return found;
  };

  app.post('/api/recordings', {
    schema: {
      summary:
        'Record what people do from now on. One recording for each person, lost with the server or after 12 hours.',
      tags: ['recordings'],
      body: startRecording,
      response: { 201: recording },
    },
    handler: async (request, reply) => {
      const { person } = officeOf(request, 'qa');
      const begun = recordings.start(person, request.body.people);
      if (!begun) throw new Refused(recordings.of(person) ? 'alreadyRecording' : 'overloaded');
      return reply.code(201).send(await recordings.told(begun));
    },
  });

  app.get('/api/recordings', {
    schema: {
      summary: 'The recording that you have running, if any.',
      tags: ['recordings'],
      response: { 200: ownRecording },
    },
    handler: async (request) => {
      const running = recordings.of(officeOf(request, 'qa').person);
      return { recording: running ? await recordings.told(running) : null };
    },
  });

  app.get('/api/recordings/:recording', {
    schema: {
      summary: 'What was done so far, by whom.',
      tags: ['recordings'],
      params: named,
      response: { 200: recording },
    },
    handler: async (request) => recordings.told(own(request, request.params.recording)),
  });

  app.delete('/api/recordings/:recording', {
    schema: {
      summary: 'End a recording without a scenario.',
      tags: ['recordings'],
      params: named,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      recordings.remove(own(request, request.params.recording));
      return reply.code(204).send(null);
    },
  });

  app.post('/api/recordings/:recording/stop', {
    schema: {
      summary: 'End a recording: the scenario of what people did. If nobody did anything it goes on.',
      tags: ['recordings'],
      params: named,
      body: stopRecording,
      response: { 200: recorded },
    },
    handler: async (request) => {
      const session = officeOf(request, 'qa');
      const ended = own(request, request.params.recording);
      if (writing >= writtenAtOnce) throw new Refused('overloaded');
      writing++;
      try {
        const until = host.lastTurn;
        const { name } = request.body;
        const task = await taskOf(ended, until, readsTexts({ office: session, service: null }, directory), name);
        const made = await write(task);
        if ('refused' in made) {
          if (made.refused !== 'nothingRecorded') recordings.remove(ended);
          throw new Refused(made.refused);
        }
        recordings.remove(ended);
        const { title, text, site, warnings } = made;
        const tape = tapes?.addStretch({ title, after: ended.from, until });
        const file = fileNameOf(title, name === undefined ? ended.startedAt : undefined);
        return { file, text, warnings, ...(site && { site }), ...(tape !== undefined && { tape }) };
      } finally {
        writing--;
      }
    },
  });

  async function taskOf(ended: Recording, until: number, withTexts: boolean, name?: string): Promise<WritingTask> {
    const names = new Map(directory.people().map(([person, { name: called }]) => [person, called ?? person]));
    const { from, people } = ended;
    const more = { ...(people && { people }), ...(name !== undefined && { title: name }) };
    const source = databasePath === undefined ? await kept() : { path: databasePath };
    return { source, from, until, withTexts, site: directory.name, names, ...more };
  }

  /** A host that keeps no database has its turns here. */
  async function kept(): Promise<WritingTask['source']> {
    const turns: Turn[] = [];
    const texts = new Map<string, string>();
    for await (const turn of host.record()) {
      turns.push(turn);
      const { command } = turn.envelope.message as { command?: string };
      const text = command !== undefined && turn.envelope.cause === null ? await host.text(command) : undefined;
      if (command !== undefined && text !== undefined) texts.set(command, text);
    }
    return { turns, texts };
  }
};
