/** What every change of the site takes: who asks, under which key, and what for. */
import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { id } from '../../../machines/commands.ts';
import { canonical } from '../../../machines/records.ts';
import type { Administration, Asked } from '../../directory/administration.ts';
import type { Directory } from '../../directory/directory.ts';
import { administratorOf } from '../../plugins/session.ts';

export interface AdministrationRoutesOptions {
  administration: Administration;
  directory: Directory;
}

export const keyed = z.object({ 'idempotency-key': id });

/** Query of a removal, and of a change that takes something away that is named elsewhere: take it out there too. */
export const cascade = z.optional(z.literal('yes'));
/** Of the thing as it was seen. */
export const seenVersion = z.coerce.number().check(z.int(), z.gte(0));

/** Before a body is read: a stranger's is not. */
export const administratorOnly = async (request: FastifyRequest): Promise<void> => void administratorOf(request);

/** `what` names the change, without anything secret. */
export function askedBy(request: FastifyRequest, what: unknown): Asked {
  const { user, session } = administratorOf(request);
  const key = String(request.headers['idempotency-key']);
  const fingerprint = hash('sha256', canonical(what), 'base64url');
  return { by: user, key, fingerprint, ...(session !== undefined && { session }) };
}
