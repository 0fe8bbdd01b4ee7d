/** Whether a request comes from this machine itself, and not through something on it that speaks for others. */
import type { FastifyRequest } from 'fastify';

const addresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export const isFromThisMachine = ({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): boolean =>
  addresses.has(ip) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
