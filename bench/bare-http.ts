/** What the `http` row compares with: Fastify, one route that answers at once. */
import fastify from 'fastify';

const app = fastify({ logger: false });
app.post('/api/commands/:type', async () => ({ done: true }));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
