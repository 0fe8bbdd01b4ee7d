/** Opens the agent's desk for whoever is logged on as one; anybody else is sent to the log-on page. */
import './agent-desk.ts';
import { openDeskPage } from '../open-desk-page.ts';

export const open = () => openDeskPage('agent', 'hr-agent-desk');
