/**
 * Every element in every state that people meet, light and dark, without a server, in the browser's language; what scenes say
 * themselves is English. `?only=toast` shows the scenes whose names begin so. Not part of any desk.
 */
import { ContextProvider } from '@lit/context';
import { render } from 'lit';
import { deskContext } from '../data/desk.ts';
import { speakTo } from '../data/language.ts';
import { applyTheme } from '../theme/choice.ts';
import { deskWith } from './centre.ts';
import type { Scene } from './scene.ts';
import { administratorScenes } from './scenes/administrator.ts';
import { agentScenes } from './scenes/agent.ts';
import { alertScenes } from './scenes/alerts.ts';
import { chartScenes } from './scenes/charts.ts';
import { controlScenes } from './scenes/controls.ts';
import { conversationScenes } from './scenes/conversation.ts';
import { designerScenes } from './scenes/designer.ts';
import { pastScenes } from './scenes/past.ts';
import { qaScenes } from './scenes/qa.ts';
import { qaEditorScenes } from './scenes/qa-editor.ts';
import { recorderScenes } from './scenes/recorder.ts';
import { supervisorScenes } from './scenes/supervisor.ts';
import './gallery.css';

applyTheme();
await speakTo();

// A hundred desks on one page are more than a browser has ears for.
Object.defineProperty(globalThis, 'AudioContext', { value: undefined });

const scenes: readonly Scene[] = [
  ...controlScenes,
  ...alertScenes,
  ...conversationScenes,
  ...agentScenes,
  ...supervisorScenes,
  ...pastScenes,
  ...recorderScenes,
  ...administratorScenes,
  ...qaScenes,
  ...chartScenes,
  ...designerScenes,
  ...qaEditorScenes,
];
const only = new URLSearchParams(location.search).get('only') ?? '';

const main = document.createElement('main');
const heading = document.createElement('h1');
heading.textContent = 'Gallery';
main.append(heading);
document.body.append(main);

async function show(scene: Scene): Promise<void> {
  const section = document.createElement('section');
  section.dataset.scene = scene.name;
  section.classList.toggle('wide', scene.isWide === true);
  const name = document.createElement('h2');
  name.textContent = scene.name;
  const stage = document.createElement('div');
  section.append(name, stage);
  main.append(section);
  const desk = await deskWith(scene);
  new ContextProvider(stage, { context: deskContext, initialValue: desk });
  render(scene.render(desk), stage);
  await scene.after?.(stage);
}

for (const scene of scenes.filter(({ name }) => name.startsWith(only))) await show(scene);
document.body.dataset.shown = 'all';
