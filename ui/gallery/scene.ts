/** One element in one state, as the gallery shows it. */
import type { TemplateResult } from 'lit';
import type { View } from '../../machines/wire.ts';
import type { Desk } from '../data/desk.ts';
import type { Connection } from '../data/socket.ts';

export interface Scene {
  /** Such as `toast-card/urgent`: the element, and what is special about it. */
  name: string;
  /** Whose desk the element is on. */
  at: 'agent' | 'supervisor';
  /** What that desk knows; by default that of centre.ts. */
  views?: readonly View[];
  connection?: Connection;
  /** Wider elements take a row of their own. */
  isWide?: boolean;
  render: (desk: Desk) => TemplateResult;
  /** What a person did before, such as opening something. */
  after?: (stage: HTMLElement) => void | Promise<void>;
}
