/** What there is to say of a transition or a state that somebody has chosen, with the text of the rules it serves. */
import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { Chart, ChartEdge, ChartState } from '../../../drawings/chart/chart.ts';
import { withAllWithin } from '../../../drawings/chart/chart.ts';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import { markSources } from '../../../drawings/chart/marks.ts';
import type { RuleName } from '../../../machines/citations.ts';
import { rules } from '../../../machines/rules.ts';
import { asksWords, leadsWords, sourceWords, stateWords, turnsWords } from '../../words/chart.ts';
import { numberWords } from '../../words/formats.ts';
import type { Chosen } from './walk.ts';

type OnRule = (rule: RuleName) => void;

const row = (name: string, says: unknown) =>
  says === undefined || says === '' ? nothing : html`<div class="row"><dt>${name}</dt><dd>${says}</dd></div>`;

const rulesList = (cited: readonly RuleName[], onRule: OnRule) =>
  cited.length === 0
    ? undefined
    : html`<ul class="rules">${cited.map(
        (rule) =>
          html`<li><button class="quiet" data-rule=${rule} @click=${() => onRule(rule)}>${rule}</button><span lang="en">${rules[rule].says}</span></li>`,
      )}</ul>`;

const coverageOf = (of: EdgeMarks[string] = {}) => {
  const told = markSources.filter((source) => (of[source] ?? 0) > 0);
  return told.length === 0
    ? msg('Never taken')
    : html`<ul>${told.map((source) => html`<li>${sourceWords(source)}: ${turnsWords(of[source] ?? 0)}</li>`)}</ul>`;
};

/** Alternatives are asked one after the other. */
const whenWords = (edge: ChartEdge): string => {
  const nth = msg(str`${numberWords(edge.nth)} of ${numberWords(edge.of)} that are asked in turn`);
  return edge.of > 1 ? `${asksWords(edge)}; ${nth}` : asksWords(edge);
};

const edgeDetails = (edge: ChartEdge, marks: EdgeMarks | undefined, onRule: OnRule): TemplateResult => html`
  <h4>${edge.event}</h4>
  <dl>
    ${row(msg('State'), stateWords(edge.state))}
    ${row(msg('When'), whenWords(edge))}
    ${row(msg('Target'), leadsWords(edge))}
    ${row(msg('Effects'), edge.actions.join(', '))}
    ${row(msg('Rules'), rulesList(edge.rules, onRule))}
    ${marks ? row(msg('Coverage'), coverageOf(marks[edge.id])) : nothing}
  </dl>
`;

const stateDetails = (state: ChartState, onRule: OnRule): TemplateResult => {
  const first = state.states.find(({ isInitial }) => isInitial);
  return html`
    <h4>${stateWords(state.path)}</h4>
    <dl>
      ${row(msg('On entry'), state.entry.join(', '))}
      ${row(msg('On exit'), state.exit.join(', '))}
      ${row(msg('Begins in'), first?.name)}
      ${row(msg('Active at once'), state.type === 'parallel' ? state.states.map(({ name }) => name).join(', ') : undefined)}
      ${row(msg('Tags'), state.tags.join(', '))}
      ${row(msg('Rules'), rulesList(state.rules, onRule))}
    </dl>
  `;
};

/** Undefined: there is nothing of that name in the chart. */
export function detailsOf(
  { type, id }: Chosen,
  chart: Chart,
  { marks, onRule }: { marks: EdgeMarks | undefined; onRule: OnRule },
): TemplateResult | undefined {
  if (type === 'edge') {
    const edge = chart.edges.find((each) => each.id === id);
    return edge && edgeDetails(edge, marks, onRule);
  }
  const state = chart.root.states.flatMap(withAllWithin).find(({ path }) => path === id);
  return state && stateDetails(state, onRule);
}

export const detailsStyles = css`
  .details {
    padding: var(--s3) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .details > button {
    float: inline-end;
    margin: calc(-1 * var(--s1)) calc(-1 * var(--s2)) 0 0;
    margin-inline: 0 calc(-1 * var(--s2));
  }
  .details h4 {
    margin: 0 0 var(--s2);
    font-size: var(--body);
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr);
    gap: var(--s1) var(--s3);
    margin: 0;
  }
  .row {
    display: contents;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .rules li {
    margin-bottom: var(--s1);
  }
  .rules button {
    min-height: 1.5rem;
    margin-inline-end: var(--s1);
    padding: 0 var(--s1);
    font-size: var(--small);
    color: var(--accent-strong);
  }
`;
