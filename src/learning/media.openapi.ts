import { z } from 'zod';
import type { ApiArea } from '../platform/http';
import { MEDIA_KINDS } from './media';

const media = z
  .object({
    id: z.string(),
    kind: z.enum(MEDIA_KINDS),
    type: z.string(),
    url: z.string().meta({ description: 'Of a picture, the smallest.' }),
    widths: z
      .array(z.int())
      .optional()
      .meta({ description: 'Of a picture: in each it lies at `/media/{id}/{width}`.' }),
  })
  .meta({ id: 'Media' });

/** The store of what is shown in lessons, as the API's description tells it. */
export const UPLOADS = {
  tag: 'material',
  routes: {
    add: {
      summary: 'Put a photo, a sound, a film or a file into the store of the lessons',
      description:
        'As multipart/form-data with the part `file`. Photos are made anew, turned and without the place where they were taken; of sounds ' +
        'and films the place is blanked. Blocks name it by its id.',
      answers: { 201: media },
      refuses: { 422: { bad_fields: {} } },
      example: { file: 'the bytes of the file' },
    },
  },
} satisfies ApiArea;
