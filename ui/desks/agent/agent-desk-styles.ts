/** How the agent's desk differs from the other: dialogs below each other, and little room inside another desktop. */
import { css } from 'lit';

export const agentDeskStyles = css`
  .dialogs {
    display: flex;
    flex-direction: column;
    gap: var(--s4);
  }
  main.elsewhere {
    grid-template-columns: minmax(0, 1fr);
    max-width: 100rem;
  }
  :host([embedded]) main {
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s3);
    padding: var(--s2);
  }
  :host([embedded]) main > section > h2 {
    position: absolute;
    clip-path: inset(50%);
  }
  :host([embedded]) .empty {
    padding: var(--s3);
  }
`;
