/** How a person has arranged the wall, kept for them in this browser; what they search for is not. */
import * as z from 'zod/mini';
import { id, media } from '../../../../machines/commands.ts';
import type { WallChoice } from '../../../../machines/wall.ts';
import { everythingOnTheWall, groupings, wallSorts, wallStates } from '../../../../machines/wall.ts';
import type { Preference } from '../../../data/preferences.ts';

export type KeptChoice = Omit<WallChoice, 'search'>;

const { search: _, ...fallback } = everythingOnTheWall;

export const wallChoice: Preference<KeptChoice> = {
  name: 'wall',
  schema: z.object({
    workgroup: z.union([id, z.literal('')]),
    media: z.union([media, z.literal('')]),
    state: z.enum([...wallStates, 'waiting', '']),
    sort: z.enum(wallSorts),
    group: z.enum(groupings),
  }) as z.ZodMiniType<KeptChoice>,
  fallback,
};
