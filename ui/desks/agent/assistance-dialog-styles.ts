/** How the Request Assistance dialog differs from other panels. */
import { css } from 'lit';

export const assistanceDialogStyles = css`
  .question {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    margin: var(--s2) var(--s4) 0;
    padding: var(--s2) var(--s2) var(--s2) var(--s3);
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
  }
  .question > p {
    flex: 1 1 12rem;
  }
  .refusal {
    margin: var(--s2) var(--s4) 0;
  }
  hr-transcript {
    --transcript-height: 8rem;
  }
  [data-front='true'] hr-transcript {
    --transcript-height: 20rem;
  }
`;
