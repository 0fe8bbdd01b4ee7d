/**
 * Writes a chart as Mermaid text, for documents that draw it themselves. What Mermaid cannot draw of a state around others
 * (transitions that stay, or that lead into it) hangs on a state of its own, "any state in …"; regions are states in a state.
 */
import type { Chart, ChartEdge, ChartState } from './chart.ts';

/** What Mermaid would read as its own marks. */
const plain = (said: string) => said.replaceAll(/[#;:<>"%{}\\]/g, (mark) => `#${mark.charCodeAt(0)};`);
const idOf = (path: string) => path.replaceAll('.', '_');

const said = ({ event, delay, guard, nth, actions }: ChartEdge): string => {
  const asks = guard ?? (nth > 1 ? 'else' : undefined);
  const words = [delay === undefined ? event : `after ${delay}`, asks && `[${asks}]`];
  return plain([...words, actions.length > 0 && `/ ${actions.join(', ')}`].filter(Boolean).join(' '));
};

export function mermaidOf({ root, edges }: Chart): string {
  const isWithin = (path: string, outer: string) => outer === '' || path.startsWith(`${outer}.`);
  /** Stays, or leads into its own state. */
  const isHung = ({ state, targets }: ChartEdge) => !targets || targets.every((to) => isWithin(to, state));
  const linesOf = (state: ChartState, indent: string): string[] => {
    const own = edges.filter((edge) => edge.state === state.path);
    const isAround = state.states.length > 0;
    const hung = own.filter(isHung);
    const [stays, enters] = [hung.filter(({ targets }) => !targets), hung.filter(({ targets }) => targets)];
    const any = `${idOf(state.path)}__any`;
    const holder = isAround ? any : idOf(state.path);
    const around = [
      ...(state.entry.length > 0 ? [`entry / ${state.entry.join(', ')}`] : []),
      ...(state.exit.length > 0 ? [`exit / ${state.exit.join(', ')}`] : []),
    ];
    const note = [...around, ...stays.map(said)];
    const inner = indent + (state.path === '' ? '' : '  ');
    const holds = [
      ...(isAround && hung.length + around.length > 0
        ? [`${inner}state "any state in ${plain(state.name)}" as ${any}`]
        : []),
      ...(note.length > 0
        ? [`${inner}note right of ${holder}`, ...note.map((line) => `${inner}  ${line}`), `${inner}end note`]
        : []),
      ...enters.flatMap((edge) => (edge.targets ?? []).map((to) => `${inner}${any} --> ${idOf(to)} : ${said(edge)}`)),
    ];
    const start = state.states.flatMap(({ path, isInitial }) => (isInitial ? [`${inner}[*] --> ${idOf(path)}`] : []));
    const within = [...start, ...state.states.flatMap((one) => linesOf(one, inner)), ...(isAround ? holds : [])];
    if (state.path === '') return within;
    const name = `${indent}state "${plain(state.name)}" as ${idOf(state.path)}`;
    return isAround ? [`${name} {`, ...within, `${indent}}`] : [name, ...holds];
  };
  // After all states, since Mermaid moves a state to where it is named last.
  const leads = edges
    .filter((edge) => !isHung(edge))
    .flatMap((edge) => (edge.targets ?? []).map((to) => `  ${idOf(edge.state)} --> ${idOf(to)} : ${said(edge)}`));
  return `stateDiagram-v2\n${[...linesOf(root, '  '), ...leads].join('\n')}\n`;
}
