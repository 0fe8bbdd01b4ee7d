/** Opens the designer desk: who is logged on, and the site. */
import './designer-desk.ts';
import { openOfficePage } from '../open-office-page.ts';

export const open = () => openOfficePage('designer', 'hr-designer-desk');
