/**
 * What the `fan-out` and `storm` rows compare with: bare `ws`, or Socket.IO with `--socketio`, that sends each body of a
 * POST to everybody connected. `{count, payload}`: so many times, a turn of the event loop apart.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const { count, payload } = JSON.parse(body) as { count: number; payload: string };
    const once = (left: number) => {
      if (left === 0) return response.end('{}');
      send(payload);
      return setImmediate(once, left - 1);
    };
    once(count);
  });
});

const send = process.argv.includes('--socketio') ? overSocketIo() : overWs();

function overWs(): (payload: string) => void {
  const sockets = new WebSocketServer({ server });
  return (payload) => {
    for (const socket of sockets.clients) socket.send(payload);
  };
}

function overSocketIo(): (payload: string) => void {
  const sockets = new Server(server, { transports: ['websocket'] });
  return (payload) => sockets.emit('event', payload);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
