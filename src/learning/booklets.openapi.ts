import type { ApiArea } from '../platform/http';

const refuses = { 409: { not_printable: {} } };
const files = { 'application/pdf': 'A4 pages, PDF/A-3a and PDF/UA-1.' };
const answers = { 200: null };

/** Booklets, as the API's description tells them. */
export const BOOKLETS_API = {
  tag: 'material',
  path: { course: 'The id or the slug of the course.', id: 'The id of the enrolment.' },
  routes: {
    ofCourse: {
      summary: 'A course as a booklet to print',
      description: 'With cover, contents, lessons, sheets and questions; the answers stand on the last pages.',
      answers,
      files,
      refuses,
    },
    own: { summary: 'The booklet of what a class is taught by', answers, files, refuses },
  },
} satisfies ApiArea;
