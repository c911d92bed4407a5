import { z } from 'zod';
import { localTextField } from '../platform/http';

/** The id of a stored picture, sound, film or file. */
export const mediaId = z.uuid();

/** A picture, with what is seen in it for those who do not see it. */
export const PictureRef = z.strictObject({ media: mediaId, alt: localTextField(300) });
export type PictureRef = z.infer<typeof PictureRef>;

/** A sound or a film, with how long it lasts. */
export const MediaRef = z.strictObject({ media: mediaId, seconds: z.int().min(1).max(3_600).optional() });
export type MediaRef = z.infer<typeof MediaRef>;

/** What every block has: an id that is its own within the course and stays. */
export const blockFields = { id: z.uuid() };
