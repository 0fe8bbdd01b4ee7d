/** What a script says so far: each line is performed and then written down. Which line comes next is the writer's. */
import type { Rehearsal } from './rehearsal.ts';
import type { Sentence } from './sentences.ts';
import type { Line } from './written.ts';

export class Draft {
  readonly rehearsal: Rehearsal;
  readonly lines: Line[] = [];
  /** Of the line that comes next, unless it says another one. */
  part: Line['part'] = 'Given';
  /** It says what no server could be made to do. */
  onlyModel = false;

  constructor(rehearsal: Rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** What was performed already. */
  say(part: Line['part'], sentence: Sentence, block?: readonly Sentence[]): void {
    this.part = part;
    this.lines.push({ ...sentence, part, ...(block && { block }) });
  }

  async happen(sentence: Sentence): Promise<void> {
    await this.rehearsal.happen(sentence);
    this.say(this.part, sentence);
  }

  /** What the product may do instead of what failed is said as that. */
  async happenOr(sentence: Sentence, beside: Sentence): Promise<void> {
    this.say('When', await this.rehearsal.happenOr(sentence, beside));
  }
}
