/** Steps about who is at which desk. */
import type { Application } from '../../machines/commands.ts';
import { event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';

const logOn = (scene: Scene, person: string, application: Application) => scene.logOn(person, application);

export const presenceSteps = [
  event(
    '{person} is logged on to {application}',
    'A person is at a desk: the agent client, Interaction Supervisor or IC Business Manager.',
    logOn,
  ),
  event(
    '{person} is logged on to the agent client inside another desktop',
    'An agent is at the embedded desk, without a header and in little room; the same as any where there are no pages.',
    (scene: Scene, person: string) => scene.logOn(person, 'client', true),
  ),
  event('{person} logs on to {application}', 'A person comes to a desk, perhaps a second one of theirs.', logOn),
  event(
    '{person} logs off',
    'All desks of a person are closed and their sessions end.',
    (scene: Scene, person: string) => scene.logOff(person),
  ),
  event(
    '{person} logs off from {application}',
    'One of two desks of a person is closed and its session ends.',
    (scene: Scene, person: string, application: Application) => scene.logOffFrom(person, application),
  ),
  event(
    '{person} goes to {place}',
    'A supervisor looks at another place of the desk; toasts stay in view there.',
    async (scene: Scene, person: string, place: string) => {
      scene.chronicle.note(person, 'does', `goes to ${place === '' ? 'the requests' : `the ${place}`}`);
      await scene.seat(person, 'supervisor').goTo(place);
    },
  ),
  event(
    '{person} refreshes the page',
    'A person loses what the page holds and opens it again, in the same session.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'refreshes the page');
      await scene.refresh(person);
    },
  ),
  event(
    '{person} loses the connection',
    'The page stays and hears nothing any more; the session ends when its grace is over.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'loses the connection');
      await scene.disconnect(person);
    },
  ),
  event(
    '{person} is connected again',
    'The page hears again, and all that it missed.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'is connected again');
      await scene.reconnect(person);
    },
  ),
  event(
    '{person} closes the browser',
    'The page is gone without a log-off; the session ends when its grace is over.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'closes the browser');
      await scene.closeBrowser(person);
    },
  ),
  event('{person} opens the browser again', 'A new page in the same session.', async (scene: Scene, person: string) => {
    scene.chronicle.note(person, 'does', 'opens the browser again');
    await scene.openBrowser(person);
  }),
  event(
    '{person} opens a second window',
    'The same desk in the same browser once more: of all its windows one sounds. What steps see and do stays at the first.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'opens a second window');
      await scene.openWindow(person);
    },
  ),
  event(
    '{person} closes the first window',
    'What steps see and do goes on in the second one.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'closes the first window');
      await scene.closeWindow(person);
    },
  ),
  event(
    '{person} logs on to {application} in a second browser',
    'A second session of a person, beside the first; what steps see and do stays at the first.',
    (scene: Scene, person: string, application: Application) => scene.logOnElsewhere(person, application),
  ),
  event('{person} logs off in the second browser', 'Ends that session only.', async (scene: Scene, person: string) => {
    scene.chronicle.note(person, 'does', 'logs off in the second browser');
    await scene.elsewhere(person).logOff();
  }),
  event(
    '{person} closes the second browser',
    'That page is gone without a log-off; its session ends when its grace is over.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'closes the second browser');
      await scene.elsewhere(person).closeBrowser();
    },
  ),
  event(
    'the server is killed and started again',
    'The process ends at once, and another one begins on the same data; only where there is a server.',
    async (scene: Scene) => {
      if (!scene.centre.restart) throw new Impossible('This stage has no server.');
      scene.chronicle.note('clock', 'does', 'the server is killed and started again');
      await scene.centre.restart();
    },
  ),
];
