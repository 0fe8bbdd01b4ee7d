/** What QA's page asks for: the scenarios with their last verdicts, runs of one or of many, and following them. */
import { dirname, join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { filter, merge, Subject } from 'rxjs';
import * as z from 'zod/mini';
import { id } from '../../machines/commands.ts';
import type { ListedFile } from '../../machines/laboratory.ts';
import { scenarioList } from '../../machines/laboratory.ts';
import { batch, run, runList, startBatch, startRun } from '../../machines/runs.ts';
import type { PluggedIn } from '../../server/plugged-in.ts';
import { officeOf } from '../../server/plugins/session.ts';
import { Refused } from '../../server/problems.ts';
import type { TapeLibrary } from '../tapes/library.ts';
import { streamEvents } from './event-stream.ts';
import { ScenarioFiles } from './files.ts';
import { Player } from './player.ts';
import { Runs } from './runs.ts';
import type { Shelved } from './shelf.ts';
import { chosenIn, expectNoMistakes, Shelf } from './shelf.ts';
import { stagesHere } from './stages-here.ts';
import { Verdicts } from './verdicts.ts';

/** Runs that are listed. */
const listedMax = 50;
/** Bytes of a body with a script in it, or with the names of many. */
const bodyBytesMax = 512 * 1_024;

const ofRun = z.object({ run: id });
const ofBatch = z.object({ batch: id });
/** An event source cannot say it in a header. */
const asked = z.object({ desk: z.optional(z.literal('qa')) });

export interface LaboratoryOptions extends PluggedIn {
  /** Runs on the model are put here, to be stepped through. */
  tapes: TapeLibrary;
}

export const laboratoryRoutes: FastifyPluginAsyncZod<LaboratoryOptions> = async (
  app,
  { sessions, now, log, databasePath, scenarios, tapes },
) => {
  const player = new Player();
  const shelf = new Shelf(player, new ScenarioFiles(scenarios));
  const verdicts = await Verdicts.open(
    databasePath === undefined ? undefined : join(dirname(databasePath), 'verdicts.json'),
  );
  const runs = new Runs({
    ...{ player, now },
    onTape: ({ turns, texts, site }, title) =>
      tapes.add({ kind: 'run', title, site, turns, text: (each) => texts[each] }),
    onVerdict: (key, stage, verdict) => verdicts.note(key, stage, verdict),
    onFailure: (error) => log.warn({ err: error }, 'A run of a scenario broke down.'),
  });
  const stops = new Subject<void>();
  app.addHook('preClose', async () => {
    stops.next();
    runs.close();
  });
  app.addHook('onClose', async () => {
    player.close();
    await verdicts.close();
  });

  const onRequest = [async (request: FastifyRequest) => void officeOf(request, 'qa'), app.limited.queries];
  const ends = (request: FastifyRequest) =>
    merge(stops, sessions.officeEnded.pipe(filter(({ session }) => session === officeOf(request, 'qa').session)));
  const shelved = () =>
    shelf.list().catch((error: unknown) => {
      log.error({ err: error }, 'The scenarios could not be read.');
      throw new Refused('unavailable');
    });

  app.get('/api/scenarios', {
    schema: {
      summary: 'The scenarios that there are, by file, each with its last verdict on each stage.',
      tags: ['scenarios'],
      response: { 200: scenarioList },
    },
    onRequest,
    handler: async () => ({
      isWritable: shelf.isWritable,
      stages: [...stagesHere()],
      files: [...(await shelved()).values()].map((each) => listed(each, verdicts)),
    }),
  });

  app.post('/api/runs', {
    schema: {
      summary: 'Run a scenario on a stage: one that is there, or the one at a line of a text that is being written.',
      tags: ['runs'],
      body: startRun,
      response: { 200: run },
    },
    bodyLimit: bodyBytesMax,
    onRequest,
    handler: async ({ body: { scenario, text, again, stage, seed } }) => {
      expectStage(stage);
      if (text === undefined) {
        const written = again === undefined ? undefined : runs.textOf(again);
        if (written) return runs.start({ chosen: written, isText: true, stage, seed });
        const wanted = again === undefined ? (scenario ?? '') : runs.told(again).scenario;
        return runs.start({ chosen: chosenIn(await shelved(), wanted), stage, seed });
      }
      const { source, read } = await shelf.read(text.file, text.text);
      expectNoMistakes(read);
      const found = read.scenarios.findLast(({ line }) => line <= text.line) ?? read.scenarios[0];
      if (!found) throw new Refused('unknownScenario');
      return runs.start({ chosen: { source, scenario: found }, isText: true, stage, seed });
    },
  });

  app.get('/api/runs', {
    schema: {
      summary: 'The last runs, the newest first, and the last batch.',
      tags: ['runs'],
      response: { 200: runList },
    },
    onRequest,
    handler: async () => ({ runs: runs.list().slice(0, listedMax), batch: runs.lastBatch }),
  });

  app.get('/api/runs/:run', {
    schema: { summary: 'A run and what came of it.', tags: ['runs'], params: ofRun, response: { 200: run } },
    onRequest,
    handler: async ({ params }) => runs.told(params.run),
  });

  app.delete('/api/runs/:run', {
    schema: {
      summary: 'Stop a run; it ends as `stopped`.',
      tags: ['runs'],
      params: ofRun,
      response: { 200: run },
    },
    onRequest,
    handler: async ({ params }) => runs.stop(params.run),
  });

  app.get('/api/runs/:run/events', {
    schema: {
      summary: 'Follow a run, as server-sent events: the run, each step with what desks show, and its end.',
      tags: ['runs'],
      params: ofRun,
      querystring: asked,
    },
    onRequest,
    handler: (request, reply) => streamEvents(reply, runs.follow(request.params.run), ends(request)),
  });

  app.post('/api/batches', {
    schema: {
      summary: 'Run many scenarios on a stage, one after the other.',
      tags: ['runs'],
      body: startBatch,
      response: { 200: batch },
    },
    bodyLimit: bodyBytesMax,
    onRequest,
    handler: async ({ body: { stage, scenarios: wanted, seed } }) => {
      expectStage(stage);
      const there = await shelved();
      const chosen = wanted.map((each) => chosenIn(there, each));
      return runs.startBatch(stage, chosen, seed);
    },
  });

  app.get('/api/batches/:batch', {
    schema: {
      summary: 'How far a batch is: the last one only.',
      tags: ['runs'],
      params: ofBatch,
      response: { 200: batch },
    },
    onRequest,
    handler: async ({ params }) => runs.toldBatch(params.batch),
  });

  app.delete('/api/batches/:batch', {
    schema: {
      summary: 'Stop a batch: nothing of it that waits is run.',
      tags: ['runs'],
      params: ofBatch,
      response: { 200: batch },
    },
    onRequest,
    handler: async ({ params }) => runs.stopBatch(params.batch),
  });

  app.get('/api/batches/:batch/events', {
    schema: {
      summary: 'Follow a batch, as server-sent events: how far it is, each verdict, and its end.',
      tags: ['runs'],
      params: ofBatch,
      querystring: asked,
    },
    onRequest,
    handler: (request, reply) => streamEvents(reply, runs.followBatch(request.params.batch), ends(request)),
  });
};

function expectStage(stage: ReturnType<typeof stagesHere>[number]): void {
  if (!stagesHere().includes(stage)) throw new Refused('invalidMessage', { detail: `No ${stage} can be run here.` });
}

const listed = ({ isWritable, read }: Shelved, verdicts: Verdicts): ListedFile => ({
  ...{ file: read.file, feature: read.feature, about: read.about, isWritable, complaints: read.complaints },
  scenarios: read.scenarios.map(({ key, name, line, tags, site, only }) => ({
    scenario: `${read.file}:${line}`,
    ...{ name, line, tags, site },
    ...(only && { only }),
    last: verdicts.of(key),
  })),
});
