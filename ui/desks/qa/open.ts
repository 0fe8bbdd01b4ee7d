/** Opens the QA desk: who is logged on, and the site. */
import './qa-desk.ts';
import { openOfficePage } from '../open-office-page.ts';

export const open = () => openOfficePage('qa', 'hr-qa-desk');
