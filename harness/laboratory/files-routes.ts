/** What the scenario editor asks for: the text of a file, checked as it is written, saved, and everything that it may say. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import {
  checked,
  fileText,
  saveFile,
  scenarioFile,
  scenarioText,
  scenarioTextMax,
  vocabularyTold,
} from '../../machines/laboratory.ts';
import type { PluggedIn } from '../../server/plugged-in.ts';
import { officeOf } from '../../server/plugins/session.ts';
import { Refused } from '../../server/problems.ts';
import { SiteError } from '../../server/site.ts';
import { Sites } from '../language/library.ts';
import { Checking } from './check.ts';
import { ScenarioFiles } from './files.ts';
import { SavingFiles } from './files-saving.ts';
import { vocabularyFor } from './vocabulary.ts';

/** Of a body: each character may be written as six. */
const bodyLimit = scenarioTextMax * 6 + 1_024;
const params = z.object({ '*': scenarioFile });

export const fileRoutes: FastifyPluginAsyncZod<PluggedIn> = async (app, { scenarios }) => {
  const files = new ScenarioFiles(scenarios);
  const saving = new SavingFiles(files);
  const checking = new Checking();
  app.addHook('onClose', async () => checking.close());
  const onRequest = [qaOnly, app.limited.queries];

  app.get('/api/scenarios/files/*', {
    schema: {
      summary: 'The text of a scenario file, with the version that whoever changes it names.',
      tags: ['scenarios'],
      params,
      response: { 200: fileText },
    },
    onRequest,
    handler: async (request) => {
      const file = request.params['*'];
      const { text, version, isOwn } = await files.read(file);
      return { file, text, version, isWritable: isOwn && files.isWritable, folder: files.standing };
    },
  });

  app.put('/api/scenarios/files/*', {
    schema: {
      summary: 'Save a scenario file, mistakes and all, over the version that was read; null: there is none yet.',
      tags: ['scenarios'],
      params,
      body: saveFile,
      response: { 200: fileText },
    },
    bodyLimit,
    onRequest,
    handler: async (request) => {
      const file = request.params['*'];
      const { text, version } = request.body;
      const saved = await saving.save(file, text, version);
      return { file, text, version: saved, isWritable: true, folder: files.standing };
    },
  });

  app.post('/api/scenarios/check', {
    schema: {
      summary: 'What is wrong with a script, where, and what was probably meant; and the scenarios in it.',
      tags: ['scenarios'],
      body: z.strictObject({ file: scenarioFile, text: scenarioText }),
      response: { 200: checked },
    },
    bodyLimit,
    onRequest,
    handler: async ({ body: { file, text } }) => checking.check({ file, text, sites: files.siteFoldersOf(file) }),
  });

  app.get('/api/steps', {
    schema: {
      summary: 'Every step that a script may use, and the names that may stand in it on a site.',
      tags: ['scenarios'],
      querystring: z.object({ site: z.optional(z.string().check(z.maxLength(200))) }),
      response: { 200: vocabularyTold },
    },
    onRequest,
    handler: async ({ query: { site } }) => {
      checking.begin();
      try {
        return vocabularyFor(new Sites(...files.ownSiteFolders), site);
      } catch (error) {
        if (!(error instanceof SiteError)) throw error;
        throw new Refused('inconsistent', { detail: error.message });
      }
    },
  });
};

const qaOnly = async (request: Parameters<typeof officeOf>[0], _reply: FastifyReply): Promise<void> =>
  void officeOf(request, 'qa');
