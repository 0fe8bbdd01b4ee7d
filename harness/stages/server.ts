/** The stage with a live server: a process, an empty database, HTTP and sockets; desks without pages. */
import type { Stage } from '../runner/stage.ts';
import { DeskSeat } from './desk-seat.ts';
import { httpAdministrator } from './http-administrator.ts';
import { deskOf, httpLine, logOnOverHttp } from './http-line.ts';
import type { LiveSeat, SeatRequest } from './server-centre.ts';
import { serverCentre } from './server-centre.ts';
import { ServerPool } from './server-pool.ts';

/** Everything is caught up with before a step looks; this only bounds what nobody foresaw. */
const patienceMs = 1_000;

export function serverStage(): Stage {
  const pool = new ServerPool();
  return {
    name: 'server',
    async open(site, { notice }) {
      const server = await pool.take(site);
      return serverCentre({
        server,
        seatOf,
        administratorOf: (person) => httpAdministrator(server.url, person),
        patienceMs,
        notice,
        close: () => server.stop(),
      });
    },
    close: () => pool.close(),
  };
}

async function seatOf({ person, application, server, book, tell, now }: SeatRequest): Promise<LiveSeat> {
  const cookie = await logOnOverHttp(server.url, person, application);
  return DeskSeat.open({ person, line: httpLine(server.url, cookie, deskOf(application)), book, tell, now });
}
