/** Opens the supervisor's desk for whoever is logged on as one; anybody else is sent to the log-on page. */
import './supervisor-desk.ts';
import { openDeskPage } from '../open-desk-page.ts';

export const open = () => openDeskPage('supervisor', 'hr-supervisor-desk');
