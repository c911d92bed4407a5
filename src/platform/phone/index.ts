/** Phone numbers in any spelling. */
export { type MeantPhone, meantPhones } from './meant';
export { parsePhone, type Phone } from './phone';
