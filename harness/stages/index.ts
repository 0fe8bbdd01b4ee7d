/** The stages by name. A server and a browser are only loaded where they are asked for. */
import type { StageName } from '../../machines/laboratory.ts';
import type { Stage } from '../runner/stage.ts';

export async function openStage(name: StageName): Promise<Stage> {
  switch (name) {
    case 'model':
      return (await import('./model.ts')).modelStage();
    case 'server':
      return (await import('./server.ts')).serverStage();
    case 'browser':
      return (await import('./browser.ts')).browserStage();
  }
}
